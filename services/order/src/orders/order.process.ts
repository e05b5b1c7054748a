import {
  ReleaseStock,
  ReserveStock,
  ShipmentRefused,
  ShipStock,
  StockRefused,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import type { Reason } from '@toric/contracts/kernel/common';
import {
  PrescriptionRefused,
  PrescriptionVerified,
  VerificationAwaited,
  VerifyPrescription,
} from '@toric/contracts/customer/events';
import {
  CouponRedeemed,
  CouponRefused,
  CouponReleased,
  RedeemCoupon,
  ReleaseCoupon,
} from '@toric/contracts/marketing/events';
import type { Message } from '@toric/contracts/kernel/message';
import {
  CancellationRequested,
  DeliveryRecorded,
  OrderCancelled,
  OrderCompleted,
  OrderConfirmed,
  OrderShipped,
  ShipmentRequested,
} from '@toric/contracts/order/events';
import type { OrderStatus } from '@toric/contracts/order/order.http';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentVoided,
  VoidPayment,
} from '@toric/contracts/payment/events';
import { processTable } from '@toric/messaging/process';
import { type Holding, invoiceLines, isPermitted, money, type OrderFacts, total, withEvidence } from './order.facts.ts';

/* The whole life of an order. Messages that a state does not list are ignored on purpose.

<!-- diagram -->
stateDiagram-v2
  state "awaiting-prescriber" as awaiting_prescriber
  state "payment-due" as payment_due
  state discounting_or_reserving_or_verifying <<choice>>
  state cancelling_or_cancelled <<choice>>
  [*] --> verifying
  verifying --> discounting_or_reserving_or_verifying: prescription-verified
  verifying --> awaiting_prescriber: verification-awaited
  verifying --> cancelling_or_cancelled: prescription-refused, cancellation-requested, after 5 min
  awaiting_prescriber --> discounting_or_reserving_or_verifying: prescription-verified
  awaiting_prescriber --> cancelling_or_cancelled: prescription-refused, cancellation-requested
  discounting --> reserving: coupon-redeemed
  discounting --> cancelling_or_cancelled: coupon-refused, cancellation-requested, after 5 min
  reserving --> charging: stock-reserved
  reserving --> cancelling_or_cancelled: stock-refused, cancellation-requested, after 5 min
  charging --> confirmed: payment-authorised
  charging --> cancelling_or_cancelled: payment-declined, cancellation-requested, after 15 min
  confirmed --> shipping: shipment-requested
  confirmed --> cancelling_or_cancelled: cancellation-requested, after 6 d
  shipping --> capturing: stock-shipped
  shipping --> cancelling_or_cancelled: shipment-refused
  shipping --> shipping: after 5 min
  capturing --> shipped: payment-captured
  capturing --> payment_due: payment-capture-failed
  capturing --> capturing: after 5 min
  payment_due --> shipped: payment-captured
  shipped --> completed: delivery-recorded
  cancelling --> cancelling_or_cancelled: coupon-released, stock-released, payment-voided
  cancelling --> cancelling: after 5 min
  cancelled --> cancelled: coupon-redeemed, stock-reserved, payment-authorised
  discounting_or_reserving_or_verifying --> discounting
  discounting_or_reserving_or_verifying --> reserving
  discounting_or_reserving_or_verifying --> verifying
  cancelling_or_cancelled --> cancelling
  cancelling_or_cancelled --> cancelled
  completed --> [*]
  cancelled --> [*]
<!-- /diagram -->
*/

/** The states of the process. A client is shown `verifying` while a prescriber is asked: it is the same question. */
export type OrderState = OrderStatus | 'awaiting-prescriber';
export const shownAs = (state: OrderState): OrderStatus => (state === 'awaiting-prescriber' ? 'verifying' : state);

const { when, define } = processTable<OrderState, OrderFacts>();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const without = (o: OrderFacts, given: Holding) => o.held.filter((holding) => holding !== given);
const giveBack: Readonly<Record<Holding, (o: OrderFacts) => Message>> = {
  coupon: ReleaseCoupon,
  stock: ReleaseStock,
  payment: VoidPayment,
};

/** Ends the order; by way of `cancelling` when somebody may hold something for it. `refuser` holds nothing. */
const cancel = {
  to: ['cancelling', 'cancelled'] as const,
  choose: (o: OrderFacts): OrderState => (o.held.length > 0 ? 'cancelling' : 'cancelled'),
};
const refusedBy = (refuser?: Holding) => ({
  ...cancel,
  set: (o: OrderFacts, m: { reason: Reason }) => ({ reason: m.reason, held: refuser ? without(o, refuser) : o.held }),
});
/** The parcel that was announced does not leave. */
const unsent = { ...cancel, set: (_: OrderFacts, m: { reason: Reason }) => ({ reason: m.reason, shipment: null }) };
const overdue = (afterMs: number, code: string, detail: string) => ({
  ...cancel,
  afterMs,
  set: () => ({ reason: { code, detail } }),
});
const again = { afterMs: 5 * MINUTE, to: 'again' as const };
const released = (holding: Holding) => ({ ...cancel, set: (o: OrderFacts) => ({ held: without(o, holding) }) });
/** A success that comes when the order has ended is undone, and nothing else is. */
const undo = (holding: Holding) => ({ send: (o: OrderFacts) => [giveBack[holding](o)] });

const verify = (o: OrderFacts) => VerifyPrescription({ ...o, on: o.placedOn, lines: [...o.lines] });
/** An answer of before evidence was kept says not by what: it is asked for once more, and the deadline goes on. */
const permitted = when(PrescriptionVerified, {
  to: ['discounting', 'reserving', 'verifying'],
  choose: (o) => (isPermitted(o) ? (o.couponCode ? 'discounting' : 'reserving') : 'verifying'),
  set(o, { lines, shipmentWarning }) {
    const known = { ...o, lines: withEvidence(o, lines), shipmentWarning };
    return isPermitted(known) ? { ...known, held: [o.couponCode ? 'coupon' : 'stock'] } : known;
  },
  send: (o) => (isPermitted(o) ? [] : [verify(o)]),
});

export const orderProcess = define({
  name: 'order-process',
  key: 'orderId',
  initial: 'verifying',
  states: {
    verifying: {
      send: (o) => [verify(o)],
      on: [
        permitted,
        when(VerificationAwaited, { to: 'awaiting-prescriber' }),
        when(PrescriptionRefused, refusedBy()),
        when(CancellationRequested, refusedBy()),
      ],
      deadline: overdue(
        5 * MINUTE,
        'prescription.no-answer',
        'The prescription could not be checked in time. Nothing was charged; please order again.',
      ),
    },
    // the prescriber's time is not ours: the customer service ends the wait, by the clock that the law names or by an answer
    'awaiting-prescriber': {
      on: [permitted, when(PrescriptionRefused, refusedBy()), when(CancellationRequested, refusedBy())],
    },
    discounting: {
      send: (o) => [RedeemCoupon({ ...o, code: o.couponCode ?? '', subtotal: money(o.subtotal, o) })],
      on: [
        when(CouponRedeemed, {
          to: 'reserving',
          set: (o, m) => ({ discount: m.discount.amount, held: ['coupon', 'stock'] }),
        }),
        when(CouponRefused, refusedBy('coupon')),
        when(CancellationRequested, refusedBy()),
      ],
      deadline: overdue(
        5 * MINUTE,
        'coupon.no-answer',
        'The coupon could not be checked in time. Nothing was charged; please order again.',
      ),
    },
    reserving: {
      send: (o) => [ReserveStock({ ...o, lines: [...o.lines] })],
      on: [
        when(StockReserved, { to: 'charging', set: (o) => ({ held: [...o.held, 'payment'] }) }),
        when(StockRefused, refusedBy('stock')),
        when(CancellationRequested, refusedBy()),
      ],
      deadline: overdue(
        5 * MINUTE,
        'stock.no-answer',
        'The stock could not be checked in time. Nothing was charged; please order again.',
      ),
    },
    charging: {
      send: (o) => [AuthorisePayment({ ...o, amount: money(total(o), o), token: o.paymentToken })],
      on: [
        when(PaymentAuthorised, { to: 'confirmed' }),
        when(PaymentDeclined, refusedBy('payment')),
        when(CancellationRequested, refusedBy()),
      ],
      deadline: overdue(
        15 * MINUTE,
        'payment.no-answer',
        'The payment provider did not answer in time. Anything held on the card is released.',
      ),
    },
    confirmed: {
      send: (o) => [OrderConfirmed({ ...o, total: money(total(o), o), discount: money(o.discount, o) })],
      on: [
        when(ShipmentRequested, {
          to: 'shipping',
          set: (_, { carrier, trackingNumber }) => ({ shipment: { carrier, trackingNumber } }),
        }),
        when(CancellationRequested, refusedBy()),
      ],
      // a card's hold lapses after about seven days: an order is not left to lose its money silently
      deadline: overdue(
        6 * DAY,
        'order.not-shipped',
        'The order could not be shipped before the card’s authorisation lapsed. Nothing was charged.',
      ),
    },
    shipping: {
      send: (o) => [ShipStock(o)],
      on: [when(StockShipped, { to: 'capturing' }), when(ShipmentRefused, unsent)],
      deadline: again,
    },
    capturing: {
      send: (o) => [
        CapturePayment({
          orderId: o.orderId,
          orderNumber: o.number,
          amount: money(total(o), o),
          lines: invoiceLines(o),
        }),
      ],
      on: [
        when(PaymentCaptured, { to: 'shipped', set: (_, { invoiceNumber }) => ({ invoiceNumber }) }),
        when(PaymentCaptureFailed, { to: 'payment-due', set: (_, { reason }) => ({ reason }) }),
      ],
      deadline: again,
    },
    'payment-due': {
      on: [when(PaymentCaptured, { to: 'shipped', set: (_, { invoiceNumber }) => ({ invoiceNumber, reason: null }) })],
    },
    shipped: {
      send: (o) => [OrderShipped({ ...o, invoiceNumber: o.invoiceNumber ?? '' })],
      on: [when(DeliveryRecorded, { to: 'completed' })],
    },
    completed: { send: (o) => [OrderCompleted(o)] },
    cancelling: {
      send: (o) => o.held.map((holding) => giveBack[holding](o)),
      on: [
        when(CouponReleased, released('coupon')),
        when(StockReleased, released('stock')),
        when(PaymentVoided, released('payment')),
      ],
      deadline: again,
    },
    cancelled: {
      send: (o) => [
        OrderCancelled({ ...o, reason: o.reason ?? { code: 'order.cancelled', detail: 'The order was cancelled.' } }),
      ],
      on: [
        when(CouponRedeemed, undo('coupon')),
        when(StockReserved, undo('stock')),
        when(PaymentAuthorised, undo('payment')),
      ],
    },
  },
});
