import {
  ReleaseStock,
  ReserveStock,
  ShipStock,
  StockRefused,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory';
import type { Reason } from '@toric/contracts/common';
import { PrescriptionRefused, PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer';
import type { Eye } from '@toric/contracts/lens';
import { CouponRedeemed, CouponRefused, CouponReleased, RedeemCoupon, ReleaseCoupon } from '@toric/contracts/marketing';
import type { Message } from '@toric/contracts/message';
import { allocate } from '@toric/contracts/money';
import {
  CancellationRequested,
  DeliveryRecorded,
  OrderCancelled,
  OrderCompleted,
  OrderConfirmed,
  OrderShipped,
  ShipmentRequested,
} from '@toric/contracts/order';
import type { OrderStatus } from '@toric/contracts/order.http';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentVoided,
  VoidPayment,
} from '@toric/contracts/payment';
import { processTable } from '@toric/messaging/process';

/* The whole life of an order. Messages that a state does not list are ignored on purpose.

<!-- diagram -->
stateDiagram-v2
  state "payment-due" as payment_due
  state cancelling_or_cancelled <<choice>>
  [*] --> verifying
  verifying --> discounting: prescription-verified
  verifying --> reserving: prescription-verified
  verifying --> cancelling_or_cancelled: prescription-refused, cancellation-requested, after 5 min
  discounting --> reserving: coupon-redeemed
  discounting --> cancelling_or_cancelled: coupon-refused, cancellation-requested, after 5 min
  reserving --> charging: stock-reserved
  reserving --> cancelling_or_cancelled: stock-refused, cancellation-requested, after 5 min
  charging --> confirmed: payment-authorised
  charging --> cancelling_or_cancelled: payment-declined, cancellation-requested, after 15 min
  confirmed --> shipping: shipment-requested
  confirmed --> cancelling_or_cancelled: cancellation-requested, after 6 d
  shipping --> capturing: stock-shipped
  shipping --> shipping: after 5 min
  capturing --> shipped: payment-captured
  capturing --> payment_due: payment-capture-failed
  capturing --> capturing: after 5 min
  payment_due --> shipped: payment-captured
  shipped --> completed: delivery-recorded
  cancelling --> cancelling_or_cancelled: coupon-released, stock-released, payment-voided
  cancelling --> cancelling: after 5 min
  cancelled --> cancelled: coupon-redeemed, stock-reserved, payment-authorised
  cancelling_or_cancelled --> cancelling
  cancelling_or_cancelled --> cancelled
  completed --> [*]
  cancelled --> [*]
<!-- /diagram -->
*/

type Holding = 'coupon' | 'stock' | 'payment';
export type OrderFacts = {
  readonly orderId: string;
  readonly number: string;
  readonly customerId: string;
  readonly market: string;
  readonly currency: string;
  readonly placedOn: string;
  readonly shippingAddressId: string;
  readonly paymentToken: string;
  readonly couponCode: string | null;
  readonly subtotal: number;
  readonly discount: number;
  readonly lines: readonly {
    lineId: string;
    eye: Eye;
    prescriptionId: string;
    lensId: string;
    packId: string;
    quantity: number;
    description: string;
    gross: number;
    taxRate: number;
  }[];
  /** What others may hold for this order: cancelling gives each back, and nothing else. */
  readonly held: readonly Holding[];
  readonly reason: Reason | null;
  readonly shipment: { carrier: string; trackingNumber: string } | null;
  readonly invoiceNumber: string | null;
};

const { when, define } = processTable<OrderStatus, OrderFacts>();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const total = (o: OrderFacts) => o.subtotal - o.discount;
const money = (amount: number, o: OrderFacts) => ({ amount, currency: o.currency });
const without = (o: OrderFacts, given: Holding) => o.held.filter((holding) => holding !== given);
const giveBack: Readonly<Record<Holding, (o: OrderFacts) => Message>> = {
  coupon: ReleaseCoupon,
  stock: ReleaseStock,
  payment: VoidPayment,
};

/** Ends the order; by way of `cancelling` when somebody may hold something for it. `refuser` holds nothing. */
const cancel = {
  to: ['cancelling', 'cancelled'] as const,
  choose: (o: OrderFacts) => (o.held.length > 0 ? 'cancelling' : 'cancelled') as OrderStatus,
};
const refusedBy = (refuser?: Holding) => ({
  ...cancel,
  set: (o: OrderFacts, m: { reason: Reason }) => ({ reason: m.reason, held: refuser ? without(o, refuser) : o.held }),
});
const overdue = (afterMs: number, code: string, detail: string) => ({
  ...cancel,
  afterMs,
  set: () => ({ reason: { code, detail } }),
});
const again = { afterMs: 5 * MINUTE, to: 'again' as const };
const released = (holding: Holding) => ({ ...cancel, set: (o: OrderFacts) => ({ held: without(o, holding) }) });
/** A success that comes when the order has ended is undone, and nothing else is. */
const undo = (holding: Holding) => ({ send: (o: OrderFacts) => [giveBack[holding](o)] });

export const orderProcess = define({
  name: 'order-process',
  key: 'orderId',
  initial: 'verifying',
  states: {
    verifying: {
      send: (o) => [VerifyPrescription({ ...o, on: o.placedOn, lines: [...o.lines] })],
      on: [
        when(PrescriptionVerified, {
          to: ['discounting', 'reserving'],
          choose: (o) => (o.couponCode ? 'discounting' : 'reserving'),
          set: (o) => ({ held: o.couponCode ? ['coupon'] : ['stock'] }),
        }),
        when(PrescriptionRefused, refusedBy()),
        when(CancellationRequested, refusedBy()),
      ],
      deadline: overdue(
        5 * MINUTE,
        'prescription.no-answer',
        'The prescription could not be checked in time. Nothing was charged; please order again.',
      ),
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
      on: [when(StockShipped, { to: 'capturing' })],
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

/** The invoice shows what was paid for each line: the discount is spread over them in whole minor units. */
function invoiceLines(o: OrderFacts) {
  const paid = allocate(
    total(o),
    o.lines.map(({ gross }) => gross),
  );
  return o.lines.map(({ description, quantity, taxRate }, index) => ({
    description,
    quantity,
    taxRate,
    gross: paid[index] ?? 0,
  }));
}
