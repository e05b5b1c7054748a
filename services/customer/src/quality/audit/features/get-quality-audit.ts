import { query } from '@toric/chassis/http/endpoint';
import { QUALITY_AUDIT_NOT_FOUND } from '@toric/contracts/customer/quality/audit.errors';
import { GetQualityAudit } from '@toric/contracts/customer/quality/audit.http';
import type { Reader } from '../../../reader.store.ts';
import { readAudit } from '../audit.reader.store.ts';

/** GET /quality-audits/{month}. Returns the audit of a month, by rule and by day. */
export const getQualityAudit = query<typeof GetQualityAudit, Reader>(GetQualityAudit, {
  async run({ params: { month }, db }) {
    const audit = await readAudit(db, month);
    if (!audit) throw QUALITY_AUDIT_NOT_FOUND();
    return audit;
  },
});
