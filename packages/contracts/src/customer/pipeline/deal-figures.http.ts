/**
 * Declares the operations on the figures of deals: the expected amounts of open deals, and the sales target of each
 * person.
 */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { Money, PriceMoney } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { DEAL_OWNER } from './deal.errors.ts';

const owner = 'customer';

const MONTH = says({ en: 'a month, as YYYY-MM', zh: '月份，格式为 YYYY-MM' });
export const Month = requestText(MONTH)
  .regex(/^(?:19|2\d)\d{2}-(?:0[1-9]|1[0-2])$/, MONTH)
  .meta({ description: 'A calendar month.', example: '2027-01' });

const Sum = z.number().meta({ description: 'In minor units of the currency.' });
export const ForecastRow = z.object({
  month: SentText.meta({
    description: 'The month of the expected close. Open deals of past months count in the present one.',
  }),
  currency: SentText,
  open: z.int(),
  total: Sum,
  weighted: Sum.meta({ description: 'Each open deal times the probability of its stage.' }),
  won: Sum.meta({ description: 'Deals that were won in this month.' }),
  wonDeals: z.int(),
});
export type ForecastRow = z.infer<typeof ForecastRow>;

export const StageFigures = z.object({
  stageId: Id,
  open: z.int(),
  averageDays: z
    .number()
    .nullable()
    .meta({ description: 'How long deals stay in the stage until they leave it, over the last year.' }),
});
export type StageFigures = z.infer<typeof StageFigures>;

export const GetDealForecast = operation({
  id: 'getDealForecast',
  endpoint: 'GET /deal-forecast',
  owner,
  summary: 'Read what the open deals promise, by month and currency',
  description: 'It has the past three months and the twelve to come. It names no deal and no person.',
  allow: ['sales', 'finance'],
  query: z.strictObject({ ownerId: Id.optional() }),
  reply: z.object({ data: z.array(ForecastRow), stages: z.array(StageFigures) }),
});

export const SalesTarget = z.object({
  staffId: Id,
  month: SentText,
  currency: SentText,
  target: Sum.nullable().meta({ description: 'Null if nobody set one.' }),
  won: Sum,
  weighted: Sum.meta({
    description: 'Open deals that are expected in this month, times the probability of their stages.',
  }),
});
export type SalesTarget = z.infer<typeof SalesTarget>;

export const ListSalesTargets = operation({
  id: 'listSalesTargets',
  endpoint: 'GET /sales-targets',
  owner,
  summary: 'Compare the sales targets of a month with what was won',
  allow: ['sales', 'finance', 'admin'],
  query: z.strictObject({ month: Month }),
  reply: z.object({ data: z.array(SalesTarget) }),
});

export const PutSalesTarget = operation({
  id: 'putSalesTarget',
  record: ['sales-target.set'],
  endpoint: 'PUT /sales-targets/{staffId}/{month}',
  owner,
  summary: 'Set the sales target of a person for a month',
  allow: ['admin', 'finance'],
  params: z.strictObject({ staffId: Id, month: Month }),
  body: z.strictObject({ target: PriceMoney }),
  example: { target: { amount: 2_000_000, currency: 'USD' } },
  reply: z.object({ staffId: Id, month: SentText, target: Money }),
  errors: [DEAL_OWNER],
});
