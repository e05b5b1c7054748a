/**
 * Declares the operations on the credit of customers: the limit for the sum of a customer's open orders, and who may
 * change the limit.
 */
import { z } from 'zod';
import { choiceParams } from '../../filters/filters.ts';
import { Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { Currency, PriceMoney } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import {
  CREDIT_CHANGE_DECIDED,
  CREDIT_CHANGE_NOT_FOUND,
  CREDIT_CUSTOMER_ERASED,
  CREDIT_NEEDS_SECOND_PERSON,
} from './credit.errors.ts';

export const CreditLevel = z.enum(['trusted', 'standard', 'restricted', 'blocked']).meta({
  description:
    '`trusted`: a fifth more than the limit is allowed. `standard`: the limit. `restricted`: half of it. `blocked`: no order at all.',
});
export type CreditLevel = z.infer<typeof CreditLevel>;

export const CreditState = z.enum(['free', 'near', 'over']).meta({
  description: '`near`: four fifths of what is allowed are used. `over`: more than what is allowed is used.',
});
export type CreditState = z.infer<typeof CreditState>;

export const CreditChangeStatus = z.enum(['applied', 'needs-approval', 'rejected', 'replaced']).meta({
  description: '`needs-approval`: waits for a second person. `replaced`: a later change took its place before that.',
});
export type CreditChangeStatus = z.infer<typeof CreditChangeStatus>;

/** Holds the sum of many orders. The sum may exceed the largest amount of one order. */
const Sum = z.object({ amount: z.int().meta({ description: 'Minor units.' }), currency: Currency });

const Exposure = z.object({
  open: Sum.meta({ description: 'The sum of the open orders: placed, and neither paid nor cancelled.' }),
  limit: Sum.nullable().meta({ description: 'Null if the customer has no credit account, and so no limit.' }),
  allowed: Sum.nullable().meta({ description: 'The limit as the level permits it.' }),
  state: CreditState,
});

export const CreditScore = z.object({
  value: z.int().min(0).max(100).meta({ description: 'From 0 to 100. It is counted anew at each reading.' }),
  suggestedLevel: CreditLevel,
  paid: z.int().meta({ description: 'Orders of the last year that were paid.' }),
  declined: z.int().meta({ description: 'Orders of the last year whose card was declined.' }),
  failed: z.int().meta({ description: 'Orders of the last year whose payment could not be taken at first.' }),
  due: z.int().meta({ description: 'Orders whose payment is due now.' }),
});
export type CreditScore = z.infer<typeof CreditScore>;

const SentLimits = z.array(z.object({ limit: Sum }));
export const CreditChangeView = z.object({
  id: Id,
  customerId: Id,
  level: CreditLevel,
  limits: SentLimits,
  why: SentText.nullable().meta({ description: 'The reason. Null once the customer was erased.' }),
  status: CreditChangeStatus,
  requestedBy: Id,
  decidedBy: Id.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type CreditChangeView = z.infer<typeof CreditChangeView>;

export const CreditView = z.object({
  customerId: Id,
  level: CreditLevel.nullable().meta({ description: 'Null if the customer has no credit account.' }),
  exposures: z.array(Exposure).meta({ description: 'One for each currency of a limit or of an open order.' }),
  score: CreditScore,
  waiting: CreditChangeView.nullable().meta({ description: 'The change that waits for a second person.' }),
  version: Version.meta({ description: '0 if the customer has no credit account.' }),
  updatedAt: Instant.nullable(),
});
export type CreditView = z.infer<typeof CreditView>;

export const CreditAccountView = z.object({
  customerId: Id,
  level: CreditLevel,
  exposures: z.array(Exposure),
  state: CreditState.meta({ description: 'The worst state of its currencies.' }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type CreditAccountView = z.infer<typeof CreditAccountView>;

const owner = 'order';
const allow = ['finance'] as const;
const readers = ['sales', 'finance', 'auditor'] as const;
const customerId = z.strictObject({ customerId: Id });
const changeId = z.strictObject({ changeId: Id });

export const GetCredit = operation({
  id: 'getCredit',
  endpoint: 'GET /customers/{customerId}/credit',
  owner,
  summary: 'Read the credit of a customer',
  description:
    'Level, limits, what the open orders come to, and a score of how her orders were paid. A customer without a credit account has no limit.',
  allow: readers,
  params: customerId,
  reply: CreditView,
});

export const ListCreditAccounts = operation({
  id: 'listCreditAccounts',
  endpoint: 'GET /credit-accounts',
  owner,
  summary: 'List customers with a credit account, newest first',
  description: '`state=near` lists those who are near their limit, and `state=over` those beyond it.',
  allow: readers,
  query: PageQuery.extend({ ...choiceParams('level', CreditLevel), state: CreditState.optional() }),
  reply: page(CreditAccountView),
});

const EACH_ONCE = says({ en: 'each currency once', zh: '每种货币只能出现一次' });

export const SetCredit = operation({
  id: 'setCredit',
  record: ['credit.asked', 'credit.changed'],
  stepUp: true,
  endpoint: 'POST /customers/{customerId}/credit-changes',
  owner,
  summary: 'Set the level and the limits of a customer’s credit',
  description:
    'The next order is measured by it. A currency that is not named is not allowed. A raise above `CREDIT_LIMIT_ALONE` waits for a second person of finance; a change that waited before is replaced.',
  allow,
  params: customerId,
  body: z.strictObject({
    level: CreditLevel,
    limits: z
      .array(z.strictObject({ limit: PriceMoney }))
      .min(1)
      .max(8)
      .refine((limits) => new Set(limits.map(({ limit }) => limit.currency)).size === limits.length, EACH_ONCE),
    why: oneLine(500).meta({ description: 'The reason. It is kept, sealed, and the customer can read it.' }),
  }),
  example: {
    level: 'standard',
    limits: [{ limit: { amount: 80_000, currency: 'USD' } }],
    why: 'Pays each month within a week',
  },
  reply: CreditChangeView,
  status: 201,
  location: '/customers/{customerId}/credit',
  errors: [CREDIT_CUSTOMER_ERASED],
});

export const ListCreditChanges = operation({
  id: 'listCreditChanges',
  endpoint: 'GET /credit-changes',
  owner,
  summary: 'List changes of credits, newest first',
  allow: ['finance', 'auditor'],
  query: PageQuery.extend({ ...choiceParams('status', CreditChangeStatus), customerId: Id.optional() }),
  reply: page(CreditChangeView),
});

export const ApproveCreditChange = operation({
  id: 'approveCreditChange',
  record: ['credit.approved'],
  stepUp: true,
  endpoint: 'POST /credit-changes/{changeId}/approve',
  owner,
  summary: 'Approve a change of a credit',
  description: 'The person who asked for it may not approve it.',
  allow,
  params: changeId,
  reply: CreditChangeView,
  errors: [CREDIT_CHANGE_NOT_FOUND, CREDIT_CHANGE_DECIDED, CREDIT_NEEDS_SECOND_PERSON],
});

export const RejectCreditChange = operation({
  id: 'rejectCreditChange',
  record: ['credit.rejected'],
  endpoint: 'POST /credit-changes/{changeId}/reject',
  owner,
  summary: 'Reject a change of a credit that waits for approval',
  allow,
  params: changeId,
  reply: CreditChangeView,
  errors: [CREDIT_CHANGE_NOT_FOUND, CREDIT_CHANGE_DECIDED],
});
