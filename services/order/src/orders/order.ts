import type { Actor } from '@toric/contracts/kernel/access';
import type { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { DataOf } from '@toric/contracts/kernel/message';
import { LARGEST_AMOUNT } from '@toric/contracts/kernel/money';
import {
  NEAREST_MADE,
  NOT_ON_SALE,
  ORDER_CUSTOMER_MISSING,
  ORDER_CUSTOMER_UNKNOWN,
  ORDER_MIXED_CURRENCY,
  ORDER_NOT_CONFIRMED,
  ORDER_NOT_MADE,
  ORDER_NOT_SHIPPED,
  ORDER_TOO_LARGE,
  ORDER_TOO_LATE_TO_CANCEL,
  ORDER_UNKNOWN_OFFER,
} from '@toric/contracts/order/order.errors';
import type { OrderStatus, PlaceOrderBody } from '@toric/contracts/order/order.http';
import { dayOf } from '@toric/optics/calendar-day';
import { lensId } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';

export type Offer = DataOf<typeof OfferChanged>;
type BodyLine = PlaceOrderBody['lines'][number];
export type Line = BodyLine & {
  lineId: string;
  lensId: string;
  productName: string;
  packSize: number;
  unitPrice: number;
  taxRate: number;
};
export type NewOrder = {
  id: string;
  number: string;
  customerId: string;
  market: string;
  currency: string;
  subtotal: number;
  couponCode: string | null;
  shippingAddressId: string;
  paymentToken: string;
  lines: readonly Line[];
  createdAt: Date;
};

/**
 * Returns the new order with today's prices and product names. Later changes of an offer do not change the order.
 * Throws if a line is not on sale in the market or not made, if the lines have different currencies, or if the amount
 * is too large for its column. The order process decides later whether each lens may be supplied.
 */
export function decidePlaceOrder(given: {
  body: PlaceOrderBody;
  customerId: string;
  number: string;
  offers: ReadonlyMap<string, Offer>;
  now: Date;
  newId: () => string;
}): NewOrder {
  const { body, customerId, number, offers, now, newId } = given;
  const scope = { market: body.market, on: dayOf(now) };
  const lines = body.lines.map((line, index) => priceLine(line, index, scope, offers, newId));
  const currencies = new Set(lines.map(({ currency }) => currency));
  const [currency] = currencies;
  if (!currency || currencies.size > 1) throw ORDER_MIXED_CURRENCY();
  const subtotal = lines.reduce((sum, { line }) => sum + line.unitPrice * line.quantity, 0);
  if (subtotal > LARGEST_AMOUNT) throw ORDER_TOO_LARGE({ limit: LARGEST_AMOUNT, currency });
  return {
    id: newId(),
    number,
    customerId,
    market: body.market,
    currency,
    subtotal,
    couponCode: body.couponCode ?? null,
    shippingAddressId: body.shippingAddressId,
    paymentToken: body.paymentToken,
    lines: lines.map(({ line }) => line),
    createdAt: now,
  };
}

/**
 * Returns the id of the buyer. Throws if a customer orders for another customer, or if staff do not name the customer.
 */
export function buyerOf(actor: Actor, named: string | undefined): string {
  if (actor.kind === 'customer') {
    if (named === undefined || named === actor.id) return actor.id;
    throw ORDER_CUSTOMER_UNKNOWN();
  }
  if (named) return named;
  throw ORDER_CUSTOMER_MISSING();
}

/**
 * Returns the line with its price in the market. Throws if the pack is not on sale there, or if no lens with these
 * parameters is made today.
 */
function priceLine(
  line: BodyLine,
  index: number,
  scope: { market: string; on: string },
  offers: ReadonlyMap<string, Offer>,
  newId: () => string,
) {
  const { market } = scope;
  const offer = offers.get(line.productId);
  const pack = offer?.packs.find(({ packId }) => packId === line.packId);
  const price = pack?.prices.find((candidate) => candidate.market === market);
  if (!offer?.onSale || !pack || !price) {
    throw ORDER_UNKNOWN_OFFER({ market }).at({ pointer: `/lines/${index}/packId`, detail: NOT_ON_SALE() });
  }
  const matrix = compileMatrix(offer.matrix);
  if (!matrix.contains(line.parameters, scope)) {
    const [nearest] = matrix.nearestMade(line.parameters, scope, { limit: 1 });
    const detail = NEAREST_MADE({ nearest: JSON.stringify(nearest) });
    throw ORDER_NOT_MADE({ product: offer.name, market }).at({ pointer: `/lines/${index}/parameters`, detail });
  }
  const { amount: unitPrice, taxRate, currency } = price;
  const known = {
    lineId: newId(),
    lensId: lensId(line.productId, line.parameters),
    productName: offer.name,
    packSize: pack.size,
  };
  return { currency, line: { ...line, ...known, unitPrice, taxRate } };
}

/** The states in which an order can still be cancelled, because nothing has left the warehouse. */
export const CANCELLABLE: readonly OrderStatus[] = ['verifying', 'discounting', 'reserving', 'charging', 'confirmed'];

/**
 * Throws if the shipment of the order has begun, so that it is too late to cancel. Does nothing for an order that is
 * cancelled, or is being cancelled, so that a repeated request succeeds.
 */
export function assertCancellable(status: OrderStatus): void {
  if (CANCELLABLE.includes(status) || status === 'cancelling' || status === 'cancelled') return;
  throw ORDER_TOO_LATE_TO_CANCEL({ status });
}

export function assertShippable(status: OrderStatus): void {
  if (status !== 'confirmed') throw ORDER_NOT_CONFIRMED({ status });
}

export function assertDeliverable(status: OrderStatus): void {
  if (status !== 'shipped') throw ORDER_NOT_SHIPPED({ status });
}
