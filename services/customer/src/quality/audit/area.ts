import type { Area } from '@toric/chassis/area';
import type { CustomerConfig } from '../../config.ts';
import type { Reader } from '../../reader.store.ts';
import { shopZone } from '../../tasks/due.ts';
import { getQualityAudit } from './features/get-quality-audit.ts';
import { getQualityAuditFile } from './features/get-quality-audit-file.ts';
import { listQualityAudits } from './features/list-quality-audits.ts';
import { auditMonthly } from './make-audits.flow.ts';

/** Declares the area of the monthly audits of data quality. It uses the rules of quality. */
export const qualityAudits = ({ SHOP_TIME_ZONE }: CustomerConfig): Area<Reader> => ({
  routes: [listQualityAudits, getQualityAudit, getQualityAuditFile],
  background: auditMonthly({ zone: shopZone(SHOP_TIME_ZONE) }),
});
