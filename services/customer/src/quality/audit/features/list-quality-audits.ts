import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListQualityAudits } from '@toric/contracts/customer/quality/audit.http';
import type { Reader } from '../../../reader.store.ts';
import { readAudits } from '../audit.reader.store.ts';

/** GET /quality-audits. Lists the monthly audits of data quality, newest first. */
export const listQualityAudits = query<typeof ListQualityAudits, Reader>(ListQualityAudits, {
  run: async ({ query: page, db }) => pageOf(await readAudits(db, page), page.limit, ({ head }) => head),
});
