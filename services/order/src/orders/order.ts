import type { Actor } from '@toric/contracts/kernel/access';
import { AMENDMENT_RUNS } from '@toric/contracts/order/amendments/amendment.errors';
import { LARGEST_AMOUNT } from '@toric/contracts/kernel/money';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import {
  ORDER_CUSTOMER_MISSING,
  ORDER_CUSTOMER_UNKNOWN,
  ORDER_MIXED_CURRENCY,
  ORDER_NOT_CONFIRMED,
  ORDER_NOT_SHIPPED,
  ORDER_TOO_LARGE,
  ORDER_TOO_LATE_TO_CANCEL,
} from '@toric/contracts/order/order.errors';
import type { OrderStatus, PlaceOrderBody } from '@toric/contracts/order/order.http';
import { dayOf } from '@toric/optics/calendar-day';
import { type Goods, type LineRule, ruleOf } from '@toric/contracts/goods/goods';
import type { Eye, LensParameters } from '@toric/contracts/lens';
import type { LensIds } from '@toric/optics/lens-id';
import type { Origin } from './placing/origin.ts';
import type { Charged } from './sums/charged.ts';
import { type Offer, priceLine } from './price-line.ts';

type BodyLine = PlaceOrderBody['lines'][number];
export type Line = Pick<BodyLine, 'productId' | 'packId' | 'quantity'> & {
  lineId: string;
  goods: Goods;
  rule: LineRule;
  /** `eye`, `parameters` and `prescriptionId` are null for goods that are no lens. */
  eye: Eye | null;
  parameters: LensParameters | null;
  prescriptionId: string | null;
  lensId: string;
  productName: string;
  description: string;
  packSize: number;
  boxDays: number | undefined;
  unitPrice: number;
  taxRate: number;
  /**
   * `tax` holds the tax on top of the line, `taxPpm` its rate in parts per million, and `taxRow` the row of the tax
   * table that decided the rate.
   */
  tax: number | null;
  taxPpm: number | null;
  taxRow: string | null;
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
  mayWait?: boolean | undefined;
  lines: readonly Line[];
  createdAt: Date;
};

/** Describes a new order with its origin, its charges, the number of its holds, and the return that it replaces. */
export type PlacedOrder = NewOrder &
  Origin &
  Charged & { readonly holdCount: number; readonly returnId: string | null };

/**
 * Returns the new order with today's prices and product names. Later changes of an offer do not change the order.
 * Throws if a line is not on sale in the market or not made, if a lens has no prescription, if the lines have different
 * currencies, or if the amount is too large for its column. The order process decides later whether each lens may be
 * supplied.
 */
export function decidePlaceOrder(given: {
  body: PlaceOrderBody;
  customerId: string;
  number: string;
  offers: ReadonlyMap<string, Offer>;
  lensIds: LensIds;
  now: Date;
  newId: () => string;
}): NewOrder {
  const { body, customerId, number, offers, lensIds, now, newId } = given;
  const scope = { market: body.market, on: dayOf(now) };
  const lines = body.lines.map((line, index) => {
    const priced = priceLine(line, index, scope, offers);
    if (priced instanceof BusinessError) throw priced;
    const { currency, ...known } = priced;
    const { eye = null, parameters = null, prescriptionId = null, ...asked } = line;
    const lensId = lensIds.of(line.productId, parameters);
    const lens = { eye, parameters, prescriptionId, lensId, rule: ruleOf(known.goods) };
    // `withCharges` adds the tax on top of the lines later
    const untaxed = { tax: null, taxPpm: null, taxRow: null };
    return { currency, line: { ...asked, ...lens, ...known, ...untaxed, lineId: newId() } };
  });
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
    ...(body.mayWait && { mayWait: true }),
    lines: lines.map(({ line }) => line),
    createdAt: now,
  };
}

/**
 * Returns the id of the customer who buys. Throws if a customer orders for another customer, or if staff do not name
 * the customer.
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
 * Lists the states in which an order can still be cancelled, because at least a part of it has not left the warehouse.
 */
export const CANCELLABLE: readonly OrderStatus[] = [
  ...(['verifying', 'discounting', 'reserving', 'awaiting-stock', 'charging', 'confirmed', 'part-shipped'] as const),
];

/**
 * Throws if the shipment of the order has begun, so that it is too late to cancel. Does nothing for an order that is
 * cancelled, or is being cancelled, so that a repeated request succeeds.
 */
export function assertCancellable(status: OrderStatus): void {
  if (CANCELLABLE.includes(status) || isCancelled({ status })) return;
  throw ORDER_TOO_LATE_TO_CANCEL({ status });
}

/** Returns true if the order is cancelled, or is being cancelled. */
export const isCancelled = ({ status }: { status: string }): boolean =>
  status === 'cancelling' || status === 'cancelled';

/** Lists the states of an order in which a parcel may leave: no part of the order has left, or a part of it has. */
export const SHIPPABLE: readonly OrderStatus[] = ['confirmed', 'part-shipped'];

export function assertShippable(status: OrderStatus): void {
  if (!SHIPPABLE.includes(status)) throw ORDER_NOT_CONFIRMED({ status });
}

/**
 * Throws if an amendment of the order is running. No parcel may leave meanwhile, because the amendment may change the
 * address.
 */
export function assertNotAmended({ amendingId }: { amendingId: string | null }): void {
  if (amendingId !== null) throw AMENDMENT_RUNS();
}

export function assertDeliverable(status: OrderStatus): void {
  if (status !== 'shipped') throw ORDER_NOT_SHIPPED({ status });
}
