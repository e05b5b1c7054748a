import { pageOf } from '@toric/chassis/data/cursor';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { ListPastOrders } from '@toric/contracts/order/past-order.http';
import type { Reader } from '../../reader.store.ts';
import { readPastOrders } from '../past-order.reader.store.ts';

/**
 * GET /customers/{customerId}/past-orders. Lists the imported lines of orders in another system. A customer sees only
 * her own lines, even if she sends the id of another customer.
 */
export const listPastOrders = ({ vault }: { vault: Vault }) =>
  query<typeof ListPastOrders, Reader>(ListPastOrders, {
    async run({ params, query: page, actor, db }) {
      const customerId = selfOf(actor) ?? params.customerId;
      return pageOf(await readPastOrders(db, vault, customerId, page), page.limit, ({ view }) => view);
    },
  });
