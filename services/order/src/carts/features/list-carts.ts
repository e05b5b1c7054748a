import { pageOf } from '@toric/chassis/data/cursor';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { ListCarts } from '@toric/contracts/order/carts/cart.http';
import type { Reader } from '../../reader.store.ts';
import { readCarts } from '../cart.reader.store.ts';
import { cartReceipt } from '../cart.view.ts';

/** GET /carts. Lists the carts of customers, the newest first. A customer sees only her own carts. */
export const listCarts = query<typeof ListCarts, Reader>(ListCarts, {
  async run({ query: { limit, cursor, count, customerId, state }, actor, db, now }) {
    const filter = { customerId: selfOf(actor) ?? customerId, state, now };
    return pageOf(await readCarts(db, filter, { limit, cursor, count }), limit, cartReceipt);
  },
});
