/** Defines transitions of the order process that several states share, or that are too long for the table. */
import { ShipmentRefused, StockReserved, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { PrescriptionVerified } from '@toric/contracts/customer/events';
import { OrderConfirmed, OrderShipped, ShipmentRequested } from '@toric/contracts/order/events';
import { PaymentAuthorised, PaymentCaptured } from '@toric/contracts/payment/events';
import {
  isPermitted,
  money,
  type OrderFacts,
  promisedAnew,
  total,
  withEvidence,
  WITHOUT_BUYER,
} from '../order.facts.ts';
import { notShipped } from './endings.ts';
import { supplied, supplier, verify } from './line-rules.ts';
import { afterCapture, isWhole, partHasStock, partLeft, partOf, takesNothing } from './parts.ts';
import { restNotShipped } from './rest.ts';
import { when } from './table.ts';

/** Returns the data of the order for an event about which the customer gets a message. */
export const told = (o: OrderFacts) => ({ ...o, orderNumber: o.number });

/** Returns the event that notifies the customer of the total and of the promised day. */
export const confirmation = (o: OrderFacts) =>
  OrderConfirmed({
    ...told(o),
    ...{ total: money(total(o), o), discount: money(o.discount, o) },
    delivery: o.delivery === undefined ? undefined : money(o.delivery, o),
    tax: o.tax === undefined ? undefined : money(o.tax, o),
  });

/**
 * Handles the answer of the customer service that permits the lines. If every line that needs evidence has it, the
 * order moves on. An old version of the customer service answers without evidence: then the question is sent again. In
 * `verifying` the deadline keeps running. From `awaiting-prescriber` the order returns to `verifying`, with a new
 * deadline.
 */
export const permitted = when(PrescriptionVerified, {
  to: ['discounting', 'reserving', 'charging', 'verifying'],
  choose: (o) => (isPermitted(o) ? (o.couponCode ? 'discounting' : supplied(o)) : 'verifying'),
  set(o, { lines, shipmentWarning, sealedBuyer, decidedAt }) {
    const known = {
      ...{ ...o, lines: withEvidence(o, lines), shipmentWarning, sealedBuyer },
      ...(decidedAt !== undefined && promisedAnew(o, decidedAt)),
    };
    return isPermitted(known) ? { ...known, held: [o.couponCode ? 'coupon' : supplier(o)] } : known;
  },
  send: (o) => (isPermitted(o) ? [] : [verify(o)]),
});

export const stockReserved = when(StockReserved, { to: 'charging', set: (o) => ({ held: [...o.held, 'payment'] }) });

/**
 * Handles the reservation of boxes for which the order has waited. The order arrives later than was promised at first,
 * and its confirmation says so.
 */
export const stockArrived = when(StockReserved, {
  to: 'charging',
  set: (o, { reservedAt }) => ({
    held: [...o.held, 'payment'],
    ...(reservedAt !== undefined && promisedAnew(o, reservedAt)),
  }),
});

/**
 * Handles the authorisation of the payment. The order then waits for its parcel. A sale at the counter is handed over
 * at once, and is confirmed on the way.
 */
export const authorised = when(PaymentAuthorised, {
  to: ['confirmed', 'shipping', 'capturing'],
  choose(o) {
    if (!o.atCounter) return 'confirmed';
    return partHasStock(o) ? 'shipping' : 'capturing';
  },
  send: (o) => (o.atCounter ? [confirmation(o)] : []),
});

/** Returns the event that notifies the customer that the goods have left and are paid. */
export const shipped = (o: OrderFacts) => OrderShipped({ ...told(o), invoiceNumber: o.invoiceNumber ?? '' });

/**
 * Returns the state that follows the request to ship a parcel. A parcel without boxes of a warehouse, such as a parcel
 * of services, has nothing to take out of stock.
 */
const parcelState = (o: OrderFacts): 'shipping' | 'capturing' => (partHasStock(o) ? 'shipping' : 'capturing');

/**
 * Handles the request to ship the first parcel: the whole order, or a part of it. An order that is being amended stays
 * in its state.
 */
export const firstParcel = when(ShipmentRequested, {
  to: ['shipping', 'capturing', 'confirmed'],
  choose: (o) => (o.amending || takesNothing(o) ? 'confirmed' : parcelState(o)),
  set: (o, m) => (o.amending ? {} : { parcel: true, restMs: m.restMs, ...partOf(o, m) }),
});
export const nextParcel = when(ShipmentRequested, {
  to: ['shipping', 'capturing', 'part-shipped'],
  choose: (o) => (takesNothing(o) ? 'part-shipped' : parcelState(o)),
  set: (o, m) => ({ restMs: m.restMs, ...partOf(o, m) }),
});

/**
 * Marks an answer that is not about the parcel that is being shipped. A command that was sent twice may be answered
 * twice, and the second answer may arrive while the next parcel is being shipped.
 */
const ANOTHER = 'another';
const answeredBy = (o: OrderFacts, parcelId: string | undefined) =>
  parcelId === o.part?.parcelId || (parcelId === undefined && isWhole(o)) ? o.part?.parcelId : ANOTHER;
const isAnswered = (o: OrderFacts) => o.answered !== ANOTHER;

export const partShipped = when(StockShipped, {
  to: ['capturing', 'shipping'],
  choose: (o) => (isAnswered(o) ? 'capturing' : 'shipping'),
  set: (o, { parcelId }) => ({ answered: answeredBy(o, parcelId) }),
});

/**
 * Handles the refusal of the warehouse to ship recalled boxes. If a part of the order has left before, only the rest is
 * cancelled.
 */
export const partRefused = when(ShipmentRefused, {
  to: ['cancelling', 'cancelled', 'dropping-rest'],
  choose: (o) => (o.dropped ? 'dropping-rest' : notShipped.choose(o)),
  set: (o, m) => (o.sent ? restNotShipped(o, m.reason) : notShipped.set(o, m)),
});

/** Handles the capture of the payment for the parcel that is being shipped. */
export const captured = (stays: 'capturing' | 'payment-due') =>
  when(PaymentCaptured, {
    to: ['shipped', 'part-shipped', 'completed', stays],
    choose(o) {
      if (!isAnswered(o)) return stays;
      return o.atCounter ? 'completed' : afterCapture(o);
    },
    set(o, { invoiceNumber, parcelId }) {
      const answered = answeredBy(o, parcelId);
      if (answered === ANOTHER) return { answered };
      const left = partLeft(o);
      const buyer = afterCapture({ ...o, ...left }) === 'shipped' ? WITHOUT_BUYER : {};
      return { ...left, ...buyer, invoiceNumber, reason: null, answered };
    },
    send: (o) => (o.atCounter && isAnswered(o) ? [shipped(o)] : []),
  });
