/**
 * Declares the operations on the timeline of a customer. Three services answer their parts, and the gateway merges
 * them.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, severalOf } from '../../kernel/common.ts';
import { GATEWAY, operation } from '../../kernel/operation.ts';
import { Money } from '../../kernel/money.ts';
import { SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';

export const TimelineKind = z.enum([
  ...(['order', 'shipment', 'payment', 'refund', 'prescription', 'verification', 'message'] as const),
  ...(['call', 'visit', 'chat', 'letter', 'case', 'task', 'note', 'consent', 'change', 'complaint'] as const),
  ...(['privacy-request', 'past-order', 'social'] as const),
]);
export type TimelineKind = z.infer<typeof TimelineKind>;

export const TimelineEntry = z.object({
  id: Id,
  kind: TimelineKind,
  at: Instant,
  what: z.object({ en: SentText, zh: SentText }).meta({ description: 'One sentence that says what happened.' }),
  detail: SentText.nullable().meta({ description: 'The words of a person, such as the text of a note.' }),
  amount: Money.nullable().meta({ description: 'The money that the entry is about.' }),
  path: SentText.nullable().meta({
    description: 'The page of the console with the whole matter. Null if it has no page.',
    example: '/orders/0197a000-0000-7000-8000-000000000001',
  }),
  by: Id.nullable().meta({ description: 'The member of staff. Null if it was the customer or the system.' }),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const GetTimeline = operation({
  id: 'getTimeline',
  endpoint: 'GET /customers/{customerId}/timeline',
  owner: GATEWAY,
  summary: 'List everything that happened with a customer, newest first',
  description:
    'Orders, parcels, payments, refunds, prescriptions, verifications, messages, contacts, cases, tasks, notes, consents, changes by the shop, complaints and privacy requests. Each role gets the kinds that it may read. If a service does not answer, nobody gets a list with a gap.',
  allow: ['sales', 'optician', 'auditor'],
  params: customerId,
  query: PageQuery.omit({ count: true }).extend({
    kinds: severalOf(TimelineKind).optional().meta({
      description: 'Only these kinds, with commas between. If omitted, all of them.',
      example: 'call,note',
    }),
  }),
  reply: page(TimelineEntry),
  errors: [CUSTOMER_NOT_FOUND],
});
