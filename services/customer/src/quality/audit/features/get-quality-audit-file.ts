import { query } from '@toric/chassis/http/endpoint';
import { QUALITY_AUDIT_NOT_FOUND } from '@toric/contracts/customer/quality/audit.errors';
import { GetQualityAuditFile } from '@toric/contracts/customer/quality/audit.http';
import type { Reader } from '../../../reader.store.ts';
import { auditFile } from '../audit-file.ts';
import { readAudit } from '../audit.reader.store.ts';

/** GET /quality-audits/{month}/file. Returns the audit of a month as a CSV file in the requested language. */
export const getQualityAuditFile = query<typeof GetQualityAuditFile, Reader>(GetQualityAuditFile, {
  async run({ params: { month }, query: { language }, db }) {
    const audit = await readAudit(db, month);
    if (!audit) throw QUALITY_AUDIT_NOT_FOUND();
    return auditFile(audit, language);
  },
});
