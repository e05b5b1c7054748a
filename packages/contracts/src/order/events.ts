import { z } from 'zod';
import { CalendarDay, Id, Instant, Reason } from '../kernel/common.ts';
import { event } from '../kernel/message.ts';
import { Money } from '../kernel/money.ts';
import { SentText } from '../kernel/text.ts';
import { Market } from '../lens.ts';
import { COLLECTED_EXAMPLE, CollectedPart } from '../personal-data/collected-part.ts';
import { PartLine } from './part.events.ts';

const example = { orderId: '0197a000-0000-7000-8000-00000000000a', customerId: '0197a000-0000-7000-8000-00000000000c' };
const Order = z.object({ orderId: Id, customerId: Id });
/** Describes an order in an event about which the customer gets a message. */
const ToldOrder = Order.extend({
  orderNumber: SentText.optional().meta({ description: 'Omitted in events from before mails named the order.' }),
});

const AtCounter = z.boolean().optional().meta({
  description: 'True if the goods were handed over at the counter. There is no parcel, and no mail about it.',
});

/**
 * Describes an order line by ids. `lensId` represents the product in its parameters, so the message contains no medical
 * value.
 */
export const LineIds = z.object({ lineId: Id, productId: Id, packId: Id, lensId: Id, quantity: z.int().min(1) });
const line = {
  lineId: '0197a000-0000-7000-8000-0000000000a1',
  productId: '0197a000-0000-7000-8000-0000000000b1',
  packId: '0197a000-0000-7000-8000-0000000000b2',
  lensId: '0197a000-0000-8000-8000-0000000000b3',
  quantity: 1,
};

export const OrderPlaced = event('order.order-placed.v1', {
  summary: 'A customer placed an order; its checks begin.',
  aggregate: 'orderId',
  data: Order.extend({ market: Market, subtotal: Money, lines: z.array(LineIds) }),
  example: { ...example, market: 'US', subtotal: { amount: 6400, currency: 'USD' }, lines: [line] },
});

export const OrderConfirmed = event('order.order-confirmed.v1', {
  summary: 'Prescription, stock and payment are settled: the order may be shipped.',
  aggregate: 'orderId',
  data: ToldOrder.extend({
    total: Money,
    discount: Money,
    delivery: Money.optional().meta({ description: 'The charge for the parcel. Omitted if there is none.' }),
    tax: Money.optional().meta({ description: 'The tax in the total. Omitted in older events.' }),
    promisedOn: CalendarDay.optional().meta({ description: 'The day on which the parcel arrives at the latest.' }),
    promisedBefore: CalendarDay.optional().meta({
      description: 'The day that was promised at first, if the order had to wait and arrives on another one.',
    }),
    atCounter: AtCounter,
  }),
  example: { ...example, total: { amount: 5900, currency: 'USD' }, discount: { amount: 500, currency: 'USD' } },
});

export const OrderShipped = event('order.order-shipped.v1', {
  summary: 'The goods left the warehouse, the payment is captured and the invoice issued.',
  aggregate: 'orderId',
  data: ToldOrder.extend({ invoiceNumber: SentText, atCounter: AtCounter }),
  example: { ...example, invoiceNumber: 'INV-2026-000001' },
});

export const OrderCompleted = event('order.order-completed.v1', {
  summary: 'The goods were delivered; nothing more will happen.',
  aggregate: 'orderId',
  data: ToldOrder.extend({ atCounter: AtCounter }),
  example,
});

export const OrderCancelled = event('order.order-cancelled.v1', {
  summary: 'The order ended without a sale; stock, coupon and payment were released.',
  aggregate: 'orderId',
  data: ToldOrder.extend({ reason: Reason }),
  example: { ...example, reason: { code: 'payment.card-declined', detail: 'The card was declined.' } },
});

/*
 * Declares the events of people's actions. The order process handles these events in the transaction that emits them.
 */

export const CancellationRequested = event('order.cancellation-requested.v1', {
  summary: 'The customer or the shop asked to cancel.',
  aggregate: 'orderId',
  audience: 'external',
  data: Order.extend({ reason: Reason }),
  example: { ...example, reason: { code: 'order.cancelled-by-customer', detail: 'Cancelled by the customer.' } },
});

export const ShipmentRequested = event('order.shipment-requested.v2', {
  summary: 'The warehouse hands the parcel to the carrier. Carrier and tracking number stand in the order.',
  aggregate: 'orderId',
  data: Order.extend({
    parcelId: Id.optional().meta({ description: 'The parcel. Omitted if the order leaves in one piece.' }),
    lines: z.array(PartLine).optional().meta({ description: 'The boxes in the parcel. All that are left if omitted.' }),
    waveId: Id.optional().meta({ description: 'The wave that packed the parcel. Omitted if a person composed it.' }),
    restMs: z.int().optional().meta({
      description: 'The milliseconds for which the rest of the order may still wait: then the hold on the card lapses.',
    }),
  }),
  example,
});

/**
 * Declares an old version of the message `order.shipment-requested`. No service sends this version any more, because it
 * carries free text. It stays declared until no outbox contains such a message.
 */
export const ShipmentRequestedOnce = event('order.shipment-requested.v1', {
  summary: 'The warehouse hands the parcel to the carrier. Replaced by order.shipment-requested.v2.',
  aggregate: 'orderId',
  audience: 'external',
  data: Order.extend({ carrier: SentText, trackingNumber: SentText }),
  example: { ...example, carrier: 'UPS', trackingNumber: '1Z999AA10123456784' },
});

export const DeliveryRecorded = event('order.delivery-recorded.v1', {
  summary: 'The parcel reached the customer.',
  aggregate: 'orderId',
  audience: 'external',
  data: Order.extend({
    deliveredAt: Instant,
    parcelId: Id.optional().meta({ description: 'The parcel. If omitted, every parcel of the order has arrived.' }),
  }),
  example: { ...example, deliveredAt: '2026-11-24T10:00:00.000Z' },
});

export const OrderDataCollected = event('order.personal-data-collected.v1', {
  summary: 'The data that this service holds about a customer who asked for them, sealed for the customer service.',
  aggregate: 'requestId',
  data: CollectedPart,
  example: COLLECTED_EXAMPLE,
});
