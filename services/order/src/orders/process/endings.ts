/** Defines how an order ends without a sale: it is cancelled, overdue or not shipped, and its holdings are released. */
import { ReleaseStock } from '@toric/contracts/catalog-inventory/events';
import type { Reason } from '@toric/contracts/kernel/common';
import type { Message } from '@toric/contracts/kernel/message';
import { ReleaseCoupon } from '@toric/contracts/marketing/events';
import { VoidPayment } from '@toric/contracts/payment/events';
import { type Holding, type OrderFacts, WITHOUT_BUYER } from '../order.facts.ts';

const MINUTE = 60_000;

export const CANCELLED = { code: 'order.cancelled', detail: 'The order was cancelled.' };
const heldWithout = (o: OrderFacts, released: Holding) => o.held.filter((holding) => holding !== released);
/** Maps each thing that another service may hold for an order to the command that releases it. */
export const release: Readonly<Record<Holding, (o: OrderFacts) => Message>> = {
  coupon: ReleaseCoupon,
  stock: ReleaseStock,
  payment: VoidPayment,
};

/**
 * Cancels the order. If another service may still hold something for the order, the order stays in `cancelling` until
 * that service has released it.
 */
const cancel = {
  to: ['cancelling', 'cancelled'] as const,
  choose: (o: OrderFacts): 'cancelling' | 'cancelled' => (o.held.length > 0 ? 'cancelling' : 'cancelled'),
};
/**
 * Cancels the order with the reason in the received message. `notHeld` names the holding of the service that refused.
 * That service holds nothing for the order, so it gets no release command.
 */
export const cancelled = (notHeld?: Holding) => ({
  ...cancel,
  set: (o: OrderFacts, m: { reason: Reason }) => ({
    ...WITHOUT_BUYER,
    reason: m.reason,
    held: notHeld ? heldWithout(o, notHeld) : o.held,
  }),
});
/**
 * Cancels the order because the warehouse cannot ship the parcel for which a shipment was requested. The carrier and
 * the tracking number are removed from the order.
 */
export const notShipped = {
  ...cancel,
  set: (_: OrderFacts, m: { reason: Reason }) => ({ ...WITHOUT_BUYER, reason: m.reason, parcel: false }),
};
export const overdue = (afterMs: number, code: string, detail: string) => ({
  ...cancel,
  afterMs,
  set: () => ({ ...WITHOUT_BUYER, reason: { code, detail } }),
});
export const again = { afterMs: 5 * MINUTE, to: 'again' as const };
export const released = (holding: Holding) => ({
  ...cancel,
  set: (o: OrderFacts) => ({ held: heldWithout(o, holding) }),
});
/**
 * Reverts a late success. If a coupon, stock or payment is granted after the order was cancelled, the service that
 * granted it releases it, and nothing else changes.
 */
export const undo = (holding: Holding) => ({ send: (o: OrderFacts) => [release[holding](o)] });
