import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { ListAmendments } from '@toric/contracts/order/amendments/amendment.http';
import type { Reader } from '../../reader.store.ts';
import { readAmendments } from '../amendment.reader.store.ts';
import { amendmentView } from '../amendment.view.ts';

/**
 * GET /amendments. Lists amendments of orders, the newest first. A customer gets only the amendments of her own orders.
 */
export const listAmendments = ({ vault }: { vault: Vault }) =>
  query<typeof ListAmendments, Reader>(ListAmendments, {
    async run({ query: { limit, cursor, count, ...filter }, actor, db }) {
      const own = { ...filter, customerId: selfOf(actor) ?? filter.customerId };
      const page = await readAmendments(db, vault, own, { limit, cursor, count });
      return pageOf(page, limit, ({ row, keys }) => amendmentView(row, keys));
    },
  });
