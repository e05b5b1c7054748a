/** Declares the operation by which a person tracks an order with the link in a mail. */
import { z } from 'zod';
import { LinkToken } from '../customer/accounts/account.http.ts';
import { CalendarDay, Instant } from '../kernel/common.ts';
import { operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
import { ORDER_LINK_UNUSABLE } from './order.errors.ts';
import { OrderStatus } from './order.http.ts';
import { ParcelStatus } from './parcels/parcel.ts';

export const TRACKED_DAYS = 90;

export const TrackOrder = operation({
  id: 'trackOrder',
  record: 'none',
  because: 'It writes nothing.',
  endpoint: 'POST /order-tracking',
  owner: 'order',
  summary: 'Follow an order with the link of a mail',
  description: `No sign-in is needed. The answer tells the state and the parcels. It has no name, address, price or lens. The link works until ${TRACKED_DAYS} days after the last change of an order that has ended.`,
  allow: ['public'],
  idempotent: false,
  sensitive: true,
  body: z.strictObject({ token: LinkToken }),
  example: { token: '0197a000-0000-7000-8000-00000000000a.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo' },
  reply: z.object({
    number: SentText,
    status: OrderStatus,
    parcels: z.array(
      z.object({
        carrier: SentText,
        trackingNumber: SentText,
        status: ParcelStatus.optional().meta({
          description: 'Where it is. Omitted for a parcel of before this was known.',
        }),
        promisedOn: CalendarDay.nullable().optional().meta({ description: 'The day for which it was promised.' }),
        lastNewsAt: Instant.nullable().optional().meta({ description: 'When the carrier last said something.' }),
        deliveredAt: Instant.nullable().optional(),
      }),
    ),
    createdAt: Instant,
    updatedAt: Instant,
  }),
  errors: [ORDER_LINK_UNUSABLE],
});
