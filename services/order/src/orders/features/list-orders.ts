import { pageOf } from '@toric/chassis/data/cursor';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { ListOrders } from '@toric/contracts/order/order.http';
import type { Reader } from '../../reader.store.ts';
import { readOrders } from '../order.reader.store.ts';

/** GET /orders. Lists orders, newest first. A customer sees only his own orders, whatever filter he sends. */
export const listOrders = ({ vault }: { vault: Vault }) =>
  query<typeof ListOrders, Reader>(ListOrders, {
    async run({ query: { limit, cursor, count, customerId, ...rest }, actor, db }) {
      const filter = { ...rest, customerId: selfOf(actor) ?? customerId };
      return pageOf(await readOrders(db, vault, filter, { limit, cursor, count }), limit, ({ view }) => view);
    },
  });
