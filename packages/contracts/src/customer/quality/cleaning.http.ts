/**
 * Declares the operations on cleanings: proposals to normalise and to fill in facts of customers. A job carries them
 * out and can be undone.
 */
import { z } from 'zod';
import { JobState } from '../../jobs/job-kind.ts';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import { CLEANING_NOT_FOUND, CLEANING_STARTED, INFERENCE_NOT_FOUND } from './cleaning.errors.ts';

export const CleaningFix = z
  .enum([
    ...(['name-spaces', 'name-case', 'phone-form', 'email-form', 'email-domain', 'address-spaces'] as const),
    ...(['postcode-form', 'fill-language', 'fill-time-zone', 'fill-city', 'fill-region'] as const),
  ])
  .meta({
    description:
      '`name-case`: names in Latin letters that are all capitals or all small. `email-domain`: frequent slips, never for an account that signs in. `fill-…`: an empty fact is inferred, and the record says from what. Medical facts, consent and ways to sign in are never inferred.',
  });
export type CleaningFix = z.infer<typeof CleaningFix>;

/** States from what a new value is inferred. A value that only corrects the form of the old value has no basis. */
export const InferenceBasis = z.enum(['address-country', 'phone-country', 'same-postcode']);
export type InferenceBasis = z.infer<typeof InferenceBasis>;

export const CleanedField = z.enum([
  ...(['givenName', 'familyName', 'phone', 'email', 'language', 'timeZone'] as const),
  ...(['recipient', 'line1', 'line2', 'city', 'region', 'postalCode', 'addressPhone'] as const),
]);
export type CleanedField = z.infer<typeof CleanedField>;

export const ProposedFix = z.object({
  fix: CleaningFix,
  field: CleanedField,
  addressId: Id.nullable().meta({ description: 'The address of the field. Null for a field of the profile.' }),
  before: SentText.nullable(),
  after: SentText,
  basis: InferenceBasis.nullable().meta({ description: 'From what the value is inferred. Null for a correction.' }),
});
export type ProposedFix = z.infer<typeof ProposedFix>;

const SOME_FIX = says({ en: 'name at least one fix', zh: '请至少选择一项修正' });
export const CleanedCustomers = z.strictObject({
  ids: z.array(Id).min(1).max(2_000).optional().meta({ description: 'If omitted, all customers are looked at.' }),
});

export const PlanCleaning = operation({
  id: 'planCleaning',
  owner: 'customer',
  allow: ['sales'],
  record: ['job.planned'],
  endpoint: 'POST /cleanings',
  summary: 'Plan a cleaning: look for facts to correct or to fill in',
  description:
    'The job makes a dry run and waits. `GET /cleanings/{jobId}/proposals` shows what it would change, before and after. Leave records out, then start the job. It can be undone.',
  body: z.strictObject({
    fixes: z.array(CleaningFix).min(1, SOME_FIX).max(CleaningFix.options.length),
    customers: CleanedCustomers.default({}),
    why: oneLine(500).meta({ description: 'The reason. Do not name people in it.' }),
  }),
  example: { fixes: ['name-spaces', 'name-case', 'phone-form', 'fill-language'], why: 'The monthly cleaning' },
  reply: z.object({ id: Id, state: JobState }),
  status: 201,
  location: '/jobs/customer/{id}',
});

const cleaning = { owner: 'customer', allow: ['sales'], params: z.strictObject({ jobId: Id }) } as const;

export const CleaningProposal = z.object({
  row: z.int(),
  customer: z.object({ id: Id, name: SentText }),
  isChosen: z.boolean().meta({ description: 'False if a person has left the record out.' }),
  fixes: z.array(ProposedFix),
});
export type CleaningProposal = z.infer<typeof CleaningProposal>;

export const ListCleaningProposals = operation({
  ...cleaning,
  id: 'listCleaningProposals',
  record: ['customer.found'],
  endpoint: 'GET /cleanings/{jobId}/proposals',
  summary: 'List what a cleaning would change, before and after',
  description:
    'Records that were cleaned are not listed any more: the change record has what they were before. Each customer who is shown is recorded.',
  query: PageQuery.omit({ count: true }),
  reply: page(CleaningProposal),
  errors: [CLEANING_NOT_FOUND],
});

export const ChooseCleaned = operation({
  ...cleaning,
  id: 'chooseCleaned',
  record: 'none',
  because: 'A choice changes no customer. The job is recorded when it starts, and each record that it changes.',
  endpoint: 'POST /cleanings/{jobId}/choices',
  summary: 'Leave records out of a cleaning, or take them in again',
  description: 'At first all are chosen. Without `rows`, the choice is about all records of the cleaning.',
  body: z.strictObject({
    rows: z.array(z.int().min(1).max(100_000_000)).min(1).max(1_000).optional(),
    isChosen: z.boolean(),
  }),
  example: { rows: [1], isChosen: false },
  idempotent: false,
  reply: z.object({ isChosen: z.boolean() }),
  errors: [CLEANING_NOT_FOUND, CLEANING_STARTED],
});

export const Inference = z.object({
  id: Id,
  field: CleanedField,
  addressId: Id.nullable(),
  basis: InferenceBasis,
  inferredAt: Instant,
});
export type Inference = z.infer<typeof Inference>;

export const ListInferences = operation({
  id: 'listInferences',
  owner: 'customer',
  allow: ['sales', 'optician', 'auditor'],
  endpoint: 'GET /customers/{customerId}/inferences',
  summary: 'List the facts of a customer that a cleaning has inferred',
  description: 'A fact leaves the list as soon as somebody confirms or changes it.',
  params: customerId,
  reply: z.object({ data: z.array(Inference) }),
  errors: [CUSTOMER_NOT_FOUND],
});

export const ConfirmInference = operation({
  id: 'confirmInference',
  owner: 'customer',
  allow: ['sales', 'optician'],
  record: ['customer.confirmed'],
  endpoint: 'POST /customers/{customerId}/inferences/{inferenceId}/confirmation',
  summary: 'Confirm that an inferred fact is right',
  params: customerId.extend({ inferenceId: Id }),
  idempotent: false,
  reply: z.object({ id: Id, confirmedAt: Instant }),
  errors: [CUSTOMER_NOT_FOUND, INFERENCE_NOT_FOUND],
});
