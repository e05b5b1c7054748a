/** Declares the messages about orders that wait for boxes, and about orders that are shipped in parts. */
import { z } from 'zod';
import { Id, Instant, Reason } from '../kernel/common.ts';
import { event } from '../kernel/message.ts';
import { SentText } from '../kernel/text.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const parcelId = '0197a000-0000-7000-8000-0000000000f5';
const Told = z.object({ orderId: Id, customerId: Id, orderNumber: SentText.optional() });
const example = { orderId, customerId: '0197a000-0000-7000-8000-00000000000c', orderNumber: 'T-2026-000001' };

/** Describes the boxes of one line in one parcel. */
export const PartLine = z.object({ lineId: Id, quantity: z.int().min(1) });

export const OrderAwaitsStock = event('order.order-awaits-stock.v1', {
  summary: 'Boxes of the order are sold out. The order waits for them, and nothing is held on the card.',
  aggregate: 'orderId',
  data: Told.extend({ waitsUntil: Instant }),
  example: { ...example, waitsUntil: '2026-12-21T09:30:00.000Z' },
});

export const OrderPartShipped = event('order.order-part-shipped.v1', {
  summary: 'A part of the order left the warehouse and is paid. The rest follows.',
  aggregate: 'orderId',
  data: Told.extend({ parcelId: Id, invoiceNumber: SentText }),
  example: { ...example, parcelId, invoiceNumber: 'INV-2026-000001' },
});

export const OrderRestCancelled = event('order.order-rest-cancelled.v1', {
  summary: 'The part of the order that had not left the warehouse is cancelled. It is not charged.',
  aggregate: 'orderId',
  data: Told.extend({ reason: Reason }),
  example: { ...example, reason: { code: 'order.rest-lapsed', detail: 'The rest could not be sent in time.' } },
});
