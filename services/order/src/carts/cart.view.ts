import { type CartReceipt, CartState, type CartView } from '@toric/contracts/order/carts/cart.http';
import type { QuoteView } from '@toric/contracts/order/quote.http';
import type { CartContents } from './cart.ts';
import type { CartRow } from './cart.store.ts';

/** Returns a cart in the form of the API, without its contents. */
export const cartReceipt = ({
  id,
  customerId,
  state,
  orderId,
  market,
  boxes,
  version,
  ...times
}: CartRow): CartReceipt => ({
  ...{ id, customerId, state: CartState.parse(state), orderId, market, boxes, version },
  createdAt: times.createdAt.toISOString(),
  updatedAt: times.updatedAt.toISOString(),
  expiresAt: times.expiresAt.toISOString(),
});

/** Returns a cart in the form of the API, with its contents. A cart that became an order has no contents. */
export function cartView(cart: CartRow, contents: CartContents | undefined, quote: QuoteView | null): CartView {
  const { place, lines = [], couponCode = null, deliveryMethodId = null, useStoreCredit = null } = contents ?? {};
  return {
    ...cartReceipt(cart),
    place: place ?? { country: cart.market },
    lines: lines.map((line) => ({ ...line, parameters: line.parameters ?? null })),
    ...{ couponCode, deliveryMethodId, useStoreCredit, quote },
  };
}
