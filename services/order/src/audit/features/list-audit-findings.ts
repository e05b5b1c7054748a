import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListAuditFindings } from '@toric/contracts/order/audit/shop-audit.http';
import type { Reader } from '../../reader.store.ts';
import { readFindings } from '../audit.reader.store.ts';
import { findingView } from '../finding.ts';

/** GET /audit-findings. Lists the differences that audits have found between services, the newest first. */
export const listAuditFindings = query<typeof ListAuditFindings, Reader>(ListAuditFindings, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readFindings(db, filter, { limit, cursor, count }), limit, findingView);
  },
});
