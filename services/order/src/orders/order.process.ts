import {
  ReserveStock,
  ShipmentRefused,
  ShipStock,
  StockRefused,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import { PrescriptionRefused, PrescriptionVerified, VerificationAwaited } from '@toric/contracts/customer/events';
import { CouponRedeemed, CouponRefused, CouponReleased, RedeemCoupon } from '@toric/contracts/marketing/events';
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
} from '@toric/contracts/payment/events';
import { processTable } from '@toric/messaging/process';
import {
  invoiceLines,
  isPermitted,
  money,
  type OrderFacts,
  total,
  withEvidence,
  WITHOUT_BUYER,
} from './order.facts.ts';
import { again, cancelled, CANCELLED, notShipped, overdue, release, released, undo } from './process/endings.ts';
import { hasStock, stockedLines, supplied, supplier, verify } from './process/line-rules.ts';

/* The whole life of an order. A message that the present state does not list is ignored on purpose.

<!-- diagram -->
stateDiagram-v2
  state "awaiting-prescriber" as awaiting_prescriber
  state "payment-due" as payment_due
  state discounting_or_reserving_or_charging_or_verifying <<choice>>
  state reserving_or_charging <<choice>>
  state shipping_or_capturing <<choice>>
  state cancelling_or_cancelled <<choice>>
  [*] --> verifying
  verifying --> discounting_or_reserving_or_charging_or_verifying: prescription-verified
  verifying --> awaiting_prescriber: verification-awaited
  verifying --> cancelling_or_cancelled: prescription-refused, cancellation-requested, after 5 min
  awaiting_prescriber --> discounting_or_reserving_or_charging_or_verifying: prescription-verified
  awaiting_prescriber --> cancelling_or_cancelled: prescription-refused, cancellation-requested
  discounting --> reserving_or_charging: coupon-redeemed
  discounting --> cancelling_or_cancelled: coupon-refused, cancellation-requested, after 5 min
  reserving --> charging: stock-reserved
  reserving --> cancelling_or_cancelled: stock-refused, cancellation-requested, after 5 min
  charging --> confirmed: payment-authorised
  charging --> cancelling_or_cancelled: payment-declined, cancellation-requested, after 15 min
  confirmed --> shipping_or_capturing: shipment-requested
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
  discounting_or_reserving_or_charging_or_verifying --> discounting
  discounting_or_reserving_or_charging_or_verifying --> reserving
  discounting_or_reserving_or_charging_or_verifying --> charging
  discounting_or_reserving_or_charging_or_verifying --> verifying
  reserving_or_charging --> reserving
  reserving_or_charging --> charging
  shipping_or_capturing --> shipping
  shipping_or_capturing --> capturing
  cancelling_or_cancelled --> cancelling
  cancelling_or_cancelled --> cancelled
  completed --> [*]
  cancelled --> [*]
<!-- /diagram -->
*/

/**
 * The states of the process. The API shows `awaiting-prescriber` as `verifying`, because in both states the client
 * waits for the check of the prescription.
 */
export type OrderState = OrderStatus | 'awaiting-prescriber';
export const shownAs = (state: OrderState): OrderStatus => (state === 'awaiting-prescriber' ? 'verifying' : state);

const { when, define } = processTable<OrderState, OrderFacts>();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The data of an event that the customer is told. */
const told = (o: OrderFacts) => ({ ...o, orderNumber: o.number });

/**
 * The rule for the answer that permits the lines. If every line that needs evidence has it, the order goes on. An old
 * version of the customer service answers without evidence: the question is then sent again. In `verifying` the deadline
 * keeps running. From `awaiting-prescriber` the order returns to `verifying`, with a new deadline.
 */
const permitted = when(PrescriptionVerified, {
  to: ['discounting', 'reserving', 'charging', 'verifying'],
  choose: (o) => (isPermitted(o) ? (o.couponCode ? 'discounting' : supplied(o)) : 'verifying'),
  set(o, { lines, shipmentWarning, sealedBuyer }) {
    const known = { ...o, lines: withEvidence(o, lines), shipmentWarning, sealedBuyer };
    return isPermitted(known) ? { ...known, held: [o.couponCode ? 'coupon' : supplier(o)] } : known;
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
        when(PrescriptionRefused, cancelled()),
        when(CancellationRequested, cancelled()),
      ],
      deadline: overdue(
        5 * MINUTE,
        'prescription.no-answer',
        'The prescription could not be checked in time. Nothing was charged; please order again.',
      ),
    },
    // This state has no deadline. The customer service ends the wait when the prescriber answers, or when the legal
    // deadline of the prescriber has passed.
    'awaiting-prescriber': {
      on: [permitted, when(PrescriptionRefused, cancelled()), when(CancellationRequested, cancelled())],
    },
    discounting: {
      send: (o) => [RedeemCoupon({ ...o, code: o.couponCode ?? '', subtotal: money(o.subtotal, o) })],
      on: [
        when(CouponRedeemed, {
          to: ['reserving', 'charging'],
          choose: supplied,
          set: (o, m) => ({ discount: m.discount.amount, held: ['coupon', supplier(o)] }),
        }),
        when(CouponRefused, cancelled('coupon')),
        when(CancellationRequested, cancelled()),
      ],
      deadline: overdue(
        5 * MINUTE,
        'coupon.no-answer',
        'The coupon could not be checked in time. Nothing was charged; please order again.',
      ),
    },
    reserving: {
      send: (o) => [ReserveStock({ ...o, lines: stockedLines(o) })],
      on: [
        when(StockReserved, { to: 'charging', set: (o) => ({ held: [...o.held, 'payment'] }) }),
        when(StockRefused, cancelled('stock')),
        when(CancellationRequested, cancelled()),
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
        when(PaymentDeclined, cancelled('payment')),
        when(CancellationRequested, cancelled()),
      ],
      deadline: overdue(
        15 * MINUTE,
        'payment.no-answer',
        'The payment provider did not answer in time. Anything held on the card is released.',
      ),
    },
    confirmed: {
      send: (o) => [OrderConfirmed({ ...told(o), total: money(total(o), o), discount: money(o.discount, o) })],
      on: [
        when(ShipmentRequested, {
          to: ['shipping', 'capturing'],
          choose: (o) => (hasStock(o) ? 'shipping' : 'capturing'),
          set: () => ({ parcel: true }),
        }),
        when(CancellationRequested, cancelled()),
      ],
      // A card's authorisation lapses after about seven days, and then its money can no longer be captured. So an order
      // that is not shipped within six days is cancelled.
      deadline: overdue(
        6 * DAY,
        'order.not-shipped',
        'The order could not be shipped before the card’s authorisation lapsed. Nothing was charged.',
      ),
    },
    shipping: {
      send: (o) => [ShipStock(o)],
      on: [when(StockShipped, { to: 'capturing' }), when(ShipmentRefused, notShipped)],
      deadline: again,
    },
    capturing: {
      send: (o) => [
        CapturePayment({
          orderId: o.orderId,
          orderNumber: o.number,
          amount: money(total(o), o),
          lines: invoiceLines(o),
          sealedBuyer: o.sealedBuyer,
        }),
      ],
      on: [
        when(PaymentCaptured, { to: 'shipped', set: (_, { invoiceNumber }) => ({ ...WITHOUT_BUYER, invoiceNumber }) }),
        when(PaymentCaptureFailed, { to: 'payment-due', set: (_, { reason }) => ({ ...WITHOUT_BUYER, reason }) }),
      ],
      deadline: again,
    },
    'payment-due': {
      on: [when(PaymentCaptured, { to: 'shipped', set: (_, { invoiceNumber }) => ({ invoiceNumber, reason: null }) })],
    },
    shipped: {
      send: (o) => [OrderShipped({ ...told(o), invoiceNumber: o.invoiceNumber ?? '' })],
      on: [when(DeliveryRecorded, { to: 'completed' })],
    },
    completed: { send: (o) => [OrderCompleted(told(o))] },
    cancelling: {
      send: (o) => o.held.map((holding) => release[holding](o)),
      on: [
        when(CouponReleased, released('coupon')),
        when(StockReleased, released('stock')),
        when(PaymentVoided, released('payment')),
      ],
      deadline: again,
    },
    cancelled: {
      send: (o) => [OrderCancelled({ ...told(o), reason: o.reason ?? CANCELLED })],
      on: [
        when(CouponRedeemed, undo('coupon')),
        when(StockReserved, undo('stock')),
        when(PaymentAuthorised, undo('payment')),
      ],
    },
  },
});
