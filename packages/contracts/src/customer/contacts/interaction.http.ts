/**
 * Declares the operations on calls, visits, chats and letters that staff log. Their texts are sealed under the key of
 * the customer.
 */
import { z } from 'zod';
import { createdBetween, Id, Instant, page, PageQuery, RequestInstant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { freeText, SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import { PRESCRIPTION_NOT_FOUND } from '../prescriptions/prescription.errors.ts';
import { INTERACTION_IN_THE_FUTURE } from './contact.errors.ts';

export const InteractionKind = z.enum(['call', 'visit', 'chat', 'letter']);
export type InteractionKind = z.infer<typeof InteractionKind>;
export const Direction = z
  .enum(['in', 'out'])
  .meta({ description: '`in`: the customer came to us. `out`: we went to her.' });
export type Direction = z.infer<typeof Direction>;
export const InteractionOutcome = z.enum([
  ...(['answered', 'solved', 'ordered', 'call-back', 'left-message', 'nobody-there', 'other'] as const),
]);

const contact = {
  kind: InteractionKind,
  direction: Direction,
  outcome: InteractionOutcome,
};
const about = {
  orderId: Id.nullable().meta({ description: 'The order that it was about.' }),
  prescriptionId: Id.nullable().meta({ description: 'The prescription that it was about.' }),
};

const InteractionReceipt = z.object({
  id: Id,
  customerId: Id,
  ...contact,
  minutes: z.int().nullable(),
  ...about,
  happenedAt: Instant,
  recordedBy: Id,
  createdAt: Instant,
});
export const InteractionView = InteractionReceipt.extend({
  text: SentText.nullable().meta({ description: 'The words of the log. Null if nothing was written down.' }),
});
export type InteractionView = z.infer<typeof InteractionView>;

export const LogInteraction = operation({
  id: 'logInteraction',
  record: ['interaction.logged'],
  endpoint: 'POST /customers/{customerId}/interactions',
  owner: 'customer',
  summary: 'Log a call, a visit, a chat or a letter',
  description:
    'A log is never changed: log another one to correct it. It is personal data of the customer, who may ask to read it. The answer has no text, because it is saved for repeats.',
  allow: ['sales', 'optician'],
  params: customerId,
  body: z.strictObject({
    ...contact,
    text: freeText.min(1).optional(),
    minutes: z.int().min(0).max(600).optional(),
    happenedAt: RequestInstant.optional().meta({ description: 'If omitted, now.' }),
    orderId: about.orderId.unwrap().optional(),
    prescriptionId: about.prescriptionId.unwrap().optional(),
  }),
  example: {
    kind: 'call',
    direction: 'in',
    outcome: 'solved',
    text: 'Asked when the parcel comes. It is on its way.',
    minutes: 3,
  },
  reply: InteractionReceipt,
  status: 201,
  errors: [CUSTOMER_NOT_FOUND, PRESCRIPTION_NOT_FOUND, INTERACTION_IN_THE_FUTURE],
});

export const ListInteractions = operation({
  id: 'listInteractions',
  endpoint: 'GET /interactions',
  owner: 'customer',
  summary: 'List calls, visits, chats and letters of all customers, newest first',
  description: 'The contacts of one customer are a part of `GET /customers/{customerId}/timeline`.',
  allow: ['sales', 'optician', 'auditor'],
  query: PageQuery.extend({
    kind: InteractionKind.optional(),
    direction: Direction.optional(),
    outcome: InteractionOutcome.optional(),
    recordedBy: Id.optional().meta({ description: 'Only what this member of staff logged.' }),
    ...createdBetween,
  }),
  reply: page(InteractionView),
});
