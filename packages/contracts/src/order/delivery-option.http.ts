/** Declares the operation that lists the delivery methods among which an order to a place can choose. */
import { z } from 'zod';
import { CalendarDay, Id } from '../kernel/common.ts';
import { Money } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
import { QuoteBody } from './quote.http.ts';
import { MethodName } from './shipping/delivery.ts';

export const DeliveryOption = z.object({
  methodId: Id,
  name: MethodName,
  carrier: SentText,
  charge: Money,
  freeFrom: Money.nullable().meta({
    description:
      'Goods of this amount, before a coupon, are delivered free of charge. Null if there is no such amount.',
  }),
  earliestOn: CalendarDay.nullable().meta({ description: 'The first day on which the parcel may arrive.' }),
  promisedOn: CalendarDay.nullable().meta({
    description: 'The last day on which the parcel arrives. Null if no day of the next two years is open.',
  }),
});
export type DeliveryOption = z.infer<typeof DeliveryOption>;

export const ListDeliveryOptions = operation({
  id: 'listDeliveryOptions',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /delivery-options',
  owner: 'order',
  summary: 'List the delivery methods that go to a place, with their charges and promised days',
  description:
    'The methods stand in the order of the shop. Lines that are not on sale in the country weigh nothing. An empty list means that no method goes there: an order without a method is still possible, at no charge and without a promised day.',
  allow: ['public'],
  body: QuoteBody.pick({ place: true, lines: true }),
  example: {
    place: { country: 'US', region: 'NJ', postalCode: '07101' },
    lines: [
      {
        productId: '0197a000-0000-7000-8000-00000000000a',
        packId: '0197a000-0000-7000-8000-00000000000b',
        parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
        quantity: 2,
      },
    ],
  },
  reply: z.object({ data: z.array(DeliveryOption) }),
  status: 200,
  idempotent: false,
});
