/**
 * Declares the messages about parcels. Only the customer service knows addresses, so it seals the address for one
 * parcel.
 */
import { z } from 'zod';
import { CalendarDay, Id } from '../../kernel/common.ts';
import { event } from '../../kernel/message.ts';
import { SentText } from '../../kernel/text.ts';
import { DelayReason } from '../../shipment/delay-reason.ts';

const parcelId = '0197a000-0000-7000-8000-0000000000d1';
const order = {
  orderId: '0197a000-0000-7000-8000-00000000000a',
  customerId: '0197a000-0000-7000-8000-00000000000c',
  orderNumber: 'T-2026-000123',
};
const Parcel = z.object({ parcelId: Id, orderId: Id, customerId: Id, orderNumber: SentText });

export const ParcelDelayed = event('order.parcel-delayed.v1', {
  summary: 'A parcel is late: the alarm came before the customer asked. It is told once.',
  aggregate: 'parcelId',
  data: Parcel.extend({ reason: DelayReason, promisedOn: CalendarDay.optional() }),
  example: { parcelId, ...order, reason: 'no-movement', promisedOn: '2026-11-27' },
});

export const ParcelLost = event('order.parcel-lost.v1', {
  summary: 'The carrier has lost a parcel.',
  aggregate: 'parcelId',
  data: Parcel,
  example: { parcelId, ...order },
});
