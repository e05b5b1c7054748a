/**
 * Declares the operations on customers who are probably one person: how they are found, and what staff decide about
 * them.
 */
import { z } from 'zod';
import { Phone, StoredAddress } from '../../contact/contact.ts';
import { Email } from '../../contact/email.ts';
import { Id, Instant, page, PageQuery, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { CUSTOMER_INVALID_PHONE } from '../people/customer.errors.ts';
import { CustomerView } from '../people/customer.http.ts';
import { DUPLICATE_DECIDED, DUPLICATE_NOT_FOUND, DUPLICATE_TOO_LITTLE } from './duplicate.errors.ts';

export const DuplicateReason = z.enum([
  ...(['same-name', 'similar-name', 'part-of-name', 'names-swapped', 'other-family-name'] as const),
  ...(['same-birth-date', 'similar-birth-date', 'same-phone', 'same-mailbox', 'similar-mailbox'] as const),
  ...(['same-address', 'same-postcode'] as const),
]);
export type DuplicateReason = z.infer<typeof DuplicateReason>;

export const DuplicateState = z.enum(['open', 'different', 'gone', 'merged']).meta({
  description:
    '`open`: nobody has decided yet. `different`: staff said that they are two people. `gone`: their data changed, and they are no longer alike. `merged`: they are one customer now.',
});
export type DuplicateState = z.infer<typeof DuplicateState>;

const Score = z.int().min(0).max(100).meta({ description: 'How probable it is that both are one person, in percent.' });
const Reasons = z.array(DuplicateReason).meta({ description: 'The facts that agree. They hold no personal value.' });
const Named = z.object({ id: Id, name: SentText });

export const DuplicateView = z.object({
  id: Id,
  one: Named,
  other: Named,
  score: Score,
  isCertain: z.boolean().meta({
    description: 'True for equal names, equal dates of birth, and the same phone number, mailbox or address.',
  }),
  reasons: Reasons,
  state: DuplicateState,
  decidedBy: Id.nullable(),
  decidedAt: Instant.nullable(),
  createdAt: Instant,
});
export type DuplicateView = z.infer<typeof DuplicateView>;

const Side = CustomerView.extend({ addresses: z.array(StoredAddress) });
export const DuplicateDetail = DuplicateView.extend({ one: Side, other: Side });
export type DuplicateDetail = z.infer<typeof DuplicateDetail>;

const duplicates = { owner: 'customer', allow: ['sales'] } as const;
const duplicateId = z.strictObject({ duplicateId: Id });
const decided = z.object({ id: Id, state: DuplicateState, decidedAt: Instant.nullable() });

export const ListDuplicates = operation({
  ...duplicates,
  id: 'listDuplicates',
  record: ['customer.found'],
  endpoint: 'GET /duplicates',
  summary: 'List pairs of customers who are probably one person, newest first',
  description: 'A search in the background finds the pairs. Each customer who is shown is recorded.',
  query: PageQuery.extend({
    state: DuplicateState.optional(),
    certain: z.enum(['true', 'false']).optional().meta({ description: '`true`: only pairs that are certain.' }),
  }),
  reply: page(DuplicateView),
});

export const GetDuplicate = operation({
  ...duplicates,
  id: 'getDuplicate',
  record: ['customer.found'],
  endpoint: 'GET /duplicates/{duplicateId}',
  summary: 'Read a pair of customers side by side',
  params: duplicateId,
  reply: DuplicateDetail,
  errors: [DUPLICATE_NOT_FOUND],
});

export const KeepApart = operation({
  ...duplicates,
  id: 'keepApart',
  record: ['duplicate.kept-apart'],
  endpoint: 'POST /duplicates/{duplicateId}/different',
  summary: 'Say that two customers are two people',
  description: 'The decision is remembered: later searches do not ask about the pair again.',
  params: duplicateId,
  body: z.strictObject({
    reason: oneLine(200).optional().meta({ description: 'Why they are two people. Kept sealed.' }),
  }),
  example: { reason: 'Mother and daughter with one name' },
  reply: decided,
  errors: [DUPLICATE_NOT_FOUND, DUPLICATE_DECIDED],
});

export const ReopenDuplicate = operation({
  ...duplicates,
  id: 'reopenDuplicate',
  record: ['duplicate.reopened'],
  endpoint: 'POST /duplicates/{duplicateId}/open',
  summary: 'Take back that two customers are two people',
  params: duplicateId,
  reply: decided,
  errors: [DUPLICATE_NOT_FOUND, DUPLICATE_DECIDED],
});

export const FindDuplicates = operation({
  ...duplicates,
  id: 'findDuplicates',
  record: ['customer.found'],
  endpoint: 'POST /duplicates/search',
  summary: 'Find customers who are probably the person that is being entered',
  description:
    'Ask it before a new customer is added. A name needs a date of birth, a phone number or an e-mail beside it. The answer has at most five customers, the likeliest first. Each of them is recorded.',
  allow: ['sales', 'optician'],
  body: z.strictObject({
    givenName: oneLine(100).optional(),
    familyName: oneLine(100).optional(),
    dateOfBirth: RequestDay.optional(),
    email: Email.optional(),
    phone: Phone.optional(),
  }),
  example: { givenName: 'Ana', familyName: 'Lima', phone: '+14155550132' },
  idempotent: false,
  reply: z.object({ data: z.array(Named.extend({ score: Score, reasons: Reasons })) }),
  errors: [DUPLICATE_TOO_LITTLE, CUSTOMER_INVALID_PHONE],
});

/* Declares the operations of the search through all customers. */

export const DuplicateProgress = z.object({
  waiting: z.int().meta({ description: 'Customers who are still to be compared with the others.' }),
  compared: z.int().meta({ description: 'Pairs that have been compared since the service was set up.' }),
  open: z.int().meta({ description: 'Pairs that wait for a decision.' }),
  sweptAt: Instant.nullable().meta({ description: 'The last nightly look for customers who had been missed.' }),
});
export type DuplicateProgress = z.infer<typeof DuplicateProgress>;

export const GetDuplicateProgress = operation({
  ...duplicates,
  id: 'getDuplicateProgress',
  endpoint: 'GET /duplicate-progress',
  summary: 'Read how far the search for duplicates is',
  description:
    'A customer who was added or changed is compared with all others within a few seconds. Every night, customers who were missed are compared.',
  reply: DuplicateProgress,
});

export const CompareAllCustomers = operation({
  ...duplicates,
  id: 'compareAllCustomers',
  record: 'none',
  because:
    'The search reads in the background and shows nothing. Each customer whom it shows to a person is recorded then.',
  endpoint: 'POST /duplicates/comparison',
  summary: 'Compare all customers with each other again',
  description: 'A million customers take about ten minutes. Decisions are kept.',
  reply: DuplicateProgress,
  status: 202,
  location: '/duplicate-progress',
});
