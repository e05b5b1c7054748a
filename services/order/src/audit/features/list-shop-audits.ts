import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListShopAudits } from '@toric/contracts/order/audit/shop-audit.http';
import type { Reader } from '../../reader.store.ts';
import { readAudits } from '../audit.reader.store.ts';

/** GET /shop-audits. Lists the audits of the shop, the newest first. */
export const listShopAudits = query<typeof ListShopAudits, Reader>(ListShopAudits, {
  run: async ({ query: page, db }) => pageOf(await readAudits(db, page), page.limit, ({ view }) => view),
});
