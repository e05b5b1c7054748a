import type { Vault } from '@toric/chassis/data/vault';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { GetUsualOrder } from '@toric/contracts/order/carts/usual.http';
import { readOffers } from '../../orders/offer.reader.store.ts';
import type { Reader } from '../../reader.store.ts';
import { usualOrder } from '../usual.ts';
import { readEarlierOrders } from '../usual.reader.store.ts';

/** GET /customers/{customerId}/usual-order. Returns the last lens of each eye and the last address, for a new order. */
export const getUsualOrder = ({ vault }: { vault: Vault }) =>
  query<typeof GetUsualOrder, Reader>(GetUsualOrder, {
    async run({ params: { customerId }, actor, db, read }) {
      if (customerId !== (selfOf(actor) ?? customerId)) throw CUSTOMER_NOT_FOUND();
      const orders = await readEarlierOrders(db, vault, customerId);
      const offers = await readOffers(
        read,
        orders.flatMap(({ lines }) => lines),
      );
      return usualOrder(customerId, orders, ({ productId, packId }, market) => {
        const offer = offers.get(productId);
        const pack = offer?.onSale ? offer.packs.find((one) => one.packId === packId) : undefined;
        const price = pack?.prices.find((one) => one.market === market);
        return price && { amount: price.amount, currency: price.currency };
      });
    },
  });
