import { ReserveStock, StockRefused, StockReleased, StockReserved } from '@toric/contracts/catalog-inventory/events';
import { StockAwaited } from '@toric/contracts/catalog-inventory/stock/amendment.events';
import { PrescriptionRefused, VerificationAwaited } from '@toric/contracts/customer/events';
import { CouponRedeemed, CouponRefused, CouponReleased, RedeemCoupon } from '@toric/contracts/marketing/events';
import { AmendmentBegun, AmendmentEnded, AmendmentGranted } from '@toric/contracts/order/amendments/amendment.events';
import { CancellationRequested, DeliveryRecorded, OrderCancelled, OrderCompleted } from '@toric/contracts/order/events';
import { OrderAwaitsStock, OrderPartShipped } from '@toric/contracts/order/part.events';
import {
  AuthorisePayment,
  PaymentAuthorised,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentVoided,
} from '@toric/contracts/payment/events';
import { money, taxedAnew, total, WITHOUT_BUYER } from './order.facts.ts';
import { amendmentBegun, amendmentEnded, amendmentGranted, stopAmendment } from './process/amending.ts';
import { again, cancelled, CANCELLED, overdue, release, released, undo } from './process/endings.ts';
import { stockedLines, supplied, supplier, verify } from './process/line-rules.ts';
import { allArrived, arrivedWith, capturePart, shipPart } from './process/parts.ts';
import { releaseRest, restCancelled, restLapses, restReleased } from './process/rest.ts';
import {
  authorised,
  captured,
  confirmation,
  firstParcel,
  nextParcel,
  partRefused,
  partShipped,
  permitted,
  shipped,
  stockArrived,
  stockReserved,
  told,
} from './process/steps.ts';
import { define, type OrderState, shownAs, when } from './process/table.ts';
import { cancelledForReturn, shippedForReturn } from './process/to-return.ts';

/* This table is the whole life of an order. A message that the present state does not list is ignored on purpose.

<!-- diagram -->
stateDiagram-v2
  state "awaiting-prescriber" as awaiting_prescriber
  state "awaiting-stock" as awaiting_stock
  state "part-shipped" as part_shipped
  state "dropping-rest" as dropping_rest
  state "payment-due" as payment_due
  state discounting_or_reserving_or_charging_or_verifying <<choice>>
  state cancelling_or_cancelled <<choice>>
  [*] --> verifying
  verifying --> discounting_or_reserving_or_charging_or_verifying: prescription-verified
  verifying --> awaiting_prescriber: verification-awaited
  verifying --> cancelling_or_cancelled: prescription-refused, cancellation-requested, after 5 min
  awaiting_prescriber --> discounting_or_reserving_or_charging_or_verifying: prescription-verified
  awaiting_prescriber --> cancelling_or_cancelled: prescription-refused, cancellation-requested
  discounting --> reserving: coupon-redeemed
  discounting --> charging: coupon-redeemed
  discounting --> cancelling_or_cancelled: coupon-refused, cancellation-requested, after 5 min
  reserving --> charging: stock-reserved
  reserving --> awaiting_stock: stock-awaited
  reserving --> cancelling_or_cancelled: stock-refused, cancellation-requested, after 5 min
  awaiting_stock --> charging: stock-reserved
  awaiting_stock --> cancelling_or_cancelled: stock-refused, cancellation-requested
  charging --> confirmed: payment-authorised
  charging --> shipping: payment-authorised
  charging --> capturing: payment-authorised
  charging --> cancelling_or_cancelled: payment-declined, cancellation-requested, after 15 min
  confirmed --> shipping: shipment-requested
  confirmed --> capturing: shipment-requested
  confirmed --> confirmed: shipment-requested, amendment-begun, amendment-granted, amendment-ended
  confirmed --> cancelling_or_cancelled: cancellation-requested, after 6 d
  shipping --> capturing: stock-shipped
  shipping --> shipping: stock-shipped, after 5 min
  shipping --> cancelling: shipment-refused
  shipping --> cancelled: shipment-refused
  shipping --> dropping_rest: shipment-refused
  capturing --> shipped: payment-captured
  capturing --> part_shipped: payment-captured
  capturing --> completed: payment-captured
  capturing --> capturing: payment-captured, after 5 min
  capturing --> payment_due: payment-capture-failed
  part_shipped --> shipping: shipment-requested
  part_shipped --> capturing: shipment-requested
  part_shipped --> part_shipped: shipment-requested, delivery-recorded
  part_shipped --> dropping_rest: cancellation-requested, at its deadline
  dropping_rest --> dropping_rest: stock-released, payment-voided, delivery-recorded, after 5 min
  dropping_rest --> shipped: stock-released, payment-voided
  dropping_rest --> completed: stock-released, payment-voided
  payment_due --> shipped: payment-captured
  payment_due --> part_shipped: payment-captured
  payment_due --> completed: payment-captured
  payment_due --> payment_due: payment-captured
  shipped --> completed: delivery-recorded
  shipped --> shipped: delivery-recorded
  cancelling --> cancelling_or_cancelled: coupon-released, stock-released, payment-voided
  cancelling --> cancelling: after 5 min
  cancelled --> cancelled: coupon-redeemed, stock-reserved, payment-authorised
  discounting_or_reserving_or_charging_or_verifying --> discounting
  discounting_or_reserving_or_charging_or_verifying --> reserving
  discounting_or_reserving_or_charging_or_verifying --> charging
  discounting_or_reserving_or_charging_or_verifying --> verifying
  cancelling_or_cancelled --> cancelling
  cancelling_or_cancelled --> cancelled
  completed --> [*]
  cancelled --> [*]
<!-- /diagram -->
*/

export { type OrderState, shownAs };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

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
    // An order in `awaiting-prescriber` has no deadline. The customer service ends the wait when the prescriber
    // answers, or when the legal deadline of the prescriber has passed.
    'awaiting-prescriber': {
      on: [permitted, when(PrescriptionRefused, cancelled()), when(CancellationRequested, cancelled())],
    },
    discounting: {
      send: (o) => [RedeemCoupon({ ...o, code: o.couponCode ?? '', subtotal: money(o.subtotal, o) })],
      on: [
        when(CouponRedeemed, {
          to: ['reserving', 'charging'],
          choose: supplied,
          set: (o, m) => ({
            ...taxedAnew({ ...o, discount: m.discount.amount }),
            ...{ discount: m.discount.amount, held: ['coupon', supplier(o)] },
          }),
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
        stockReserved,
        when(StockAwaited, { to: 'awaiting-stock', set: (_, { waitsUntil }) => ({ waitsUntil }) }),
        when(StockRefused, cancelled('stock')),
        when(CancellationRequested, cancelled()),
      ],
      deadline: overdue(
        5 * MINUTE,
        'stock.no-answer',
        'The stock could not be checked in time. Nothing was charged; please order again.',
      ),
    },
    // An order in `awaiting-stock` has no deadline. The catalogue service ends the wait when boxes arrive, or when the
    // order has waited too long.
    'awaiting-stock': {
      send: (o) => [OrderAwaitsStock({ ...told(o), waitsUntil: o.waitsUntil ?? '' })],
      on: [stockArrived, when(StockRefused, cancelled('stock')), when(CancellationRequested, cancelled())],
    },
    charging: {
      send: (o) => [AuthorisePayment({ ...o, amount: money(total(o), o), token: o.paymentToken })],
      on: [authorised, when(PaymentDeclined, cancelled('payment')), when(CancellationRequested, cancelled())],
      deadline: overdue(
        15 * MINUTE,
        'payment.no-answer',
        'The payment provider did not answer in time. Anything held on the card is released.',
      ),
    },
    confirmed: {
      send: (o) => [confirmation(o)],
      on: [
        firstParcel,
        when(CancellationRequested, cancelled()),
        when(AmendmentBegun, amendmentBegun),
        when(AmendmentGranted, amendmentGranted),
        when(AmendmentEnded, amendmentEnded),
      ],
      // A card's authorisation expires after about seven days, and then the payment can no longer be captured. So an
      // order that is not shipped within six days is cancelled.
      deadline: overdue(
        6 * DAY,
        'order.not-shipped',
        'The order could not be shipped before the card’s authorisation lapsed. Nothing was charged.',
      ),
    },
    shipping: {
      send: (o) => [shipPart(o)],
      on: [partShipped, partRefused],
      deadline: again,
    },
    capturing: {
      send: (o) => [capturePart(o)],
      on: [
        captured('capturing'),
        when(PaymentCaptureFailed, { to: 'payment-due', set: (_, { reason }) => ({ ...WITHOUT_BUYER, reason }) }),
      ],
      deadline: again,
    },
    'part-shipped': {
      send: (o) => [
        OrderPartShipped({ ...told(o), parcelId: o.part?.parcelId ?? o.orderId, invoiceNumber: o.invoiceNumber ?? '' }),
      ],
      on: [
        nextParcel,
        when(CancellationRequested, restCancelled),
        when(DeliveryRecorded, { set: (o, m) => arrivedWith(o, m.parcelId) }),
      ],
      deadline: restLapses,
    },
    'dropping-rest': {
      send: releaseRest,
      on: [
        when(StockReleased, restReleased('stock')),
        when(PaymentVoided, restReleased('payment')),
        when(DeliveryRecorded, { set: (o, m) => arrivedWith(o, m.parcelId) }),
      ],
      deadline: again,
    },
    'payment-due': { on: [captured('payment-due')] },
    shipped: {
      send: (o) => [shipped(o), ...shippedForReturn(o)],
      on: [
        when(DeliveryRecorded, {
          to: ['completed', 'shipped'],
          choose: (o) => (allArrived(o) ? 'completed' : 'shipped'),
          set: (o, m) => arrivedWith(o, m.parcelId),
        }),
      ],
    },
    completed: { send: (o) => [OrderCompleted(told(o))] },
    cancelling: {
      send: (o) => [...stopAmendment(o), ...o.held.map((holding) => release[holding](o))],
      on: [
        when(CouponReleased, released('coupon')),
        when(StockReleased, released('stock')),
        when(PaymentVoided, released('payment')),
      ],
      deadline: again,
    },
    cancelled: {
      send: (o) => [OrderCancelled({ ...told(o), reason: o.reason ?? CANCELLED }), ...cancelledForReturn(o)],
      on: [
        when(CouponRedeemed, undo('coupon')),
        when(StockReserved, undo('stock')),
        when(PaymentAuthorised, undo('payment')),
      ],
    },
  },
});
