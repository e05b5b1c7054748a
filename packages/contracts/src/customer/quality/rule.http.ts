/** Declares the operations on the quality of the customers' data: rules, scores, and the records that break a rule. */
import { z } from 'zod';
import { CalendarDay, Id, inQuery, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import { QualityKind, QualityRule, ThresholdUnit } from './quality-rule.ts';
import { QUALITY_NO_THRESHOLD, QUALITY_THRESHOLD } from './rule.errors.ts';

export const QualityScore = z.int().min(0).max(100).nullable().meta({
  description:
    'The kept part of the rules in percent, weighted. A rule that does not apply counts neither way. Null if no rule applies.',
});

const Setting = z.object({
  rule: QualityRule,
  kind: QualityKind,
  isOn: z.boolean(),
  weight: z.int().meta({ description: 'How much the rule counts in the score, from 1 to 10.' }),
  threshold: z.int().nullable().meta({ description: 'The limit of the rule. Null if the rule has none.' }),
  unit: ThresholdUnit.nullable(),
});

export const QualityRuleView = Setting.extend({
  min: z.int().nullable().meta({ description: 'The least threshold.' }),
  max: z.int().nullable().meta({ description: 'The greatest threshold.' }),
  version: Version,
  changedBy: Id.nullable().meta({ description: 'Null while nobody has changed it.' }),
  changedAt: Instant.nullable(),
});
export type QualityRuleView = z.infer<typeof QualityRuleView>;

const RuleFigures = Setting.extend({
  asked: z.int().meta({ description: 'Customers to whom the rule applies.' }),
  broken: z.int().meta({ description: 'Customers who break it.' }),
  score: QualityScore,
  trend: z.array(QualityScore).meta({ description: 'The score of the rule on each day of `trend`.' }),
});
export type RuleFigures = z.infer<typeof RuleFigures>;

export const QualityOverview = z.object({
  score: QualityScore,
  customers: z.int().meta({ description: 'Customers who were checked.' }),
  waiting: z.int().meta({ description: 'Customers who changed and are still to be checked.' }),
  nightOf: CalendarDay.nullable().meta({ description: 'The day of the last nightly look at all customers.' }),
  rules: z.array(RuleFigures),
  trend: z.array(z.object({ day: CalendarDay, score: QualityScore })),
});
export type QualityOverview = z.infer<typeof QualityOverview>;

const readers = { owner: 'customer', allow: ['sales', 'admin', 'auditor'] } as const;

export const GetQualityOverview = operation({
  ...readers,
  id: 'getQualityOverview',
  endpoint: 'GET /quality',
  summary: 'Read the score of all customers, by rule and by day',
  description:
    'A customer who was added or changed is checked within some seconds, and all are checked every night. Customers whose data is restricted are not checked.',
  query: z.strictObject({
    days: inQuery(z.coerce.number().int().min(1).max(366))
      .default(90)
      .meta({ description: 'How many days `trend` has at most.' }),
  }),
  reply: QualityOverview,
});

export const QualityBreak = z.object({
  id: Id,
  rule: QualityRule,
  kind: QualityKind,
  customer: z.object({ id: Id, name: SentText }),
  since: Instant.meta({ description: 'When the check found it first.' }),
});
export type QualityBreak = z.infer<typeof QualityBreak>;

export const ListQualityBreaks = operation({
  id: 'listQualityBreaks',
  owner: 'customer',
  allow: ['sales', 'auditor'],
  record: ['customer.found'],
  endpoint: 'GET /quality-breaks',
  summary: 'List the customers who break a rule of data quality, newest first',
  description: 'Each customer who is shown is recorded.',
  query: PageQuery.extend({
    rule: QualityRule.optional(),
    kind: QualityKind.optional(),
    customerId: Id.optional(),
  }),
  reply: page(QualityBreak),
});

export const GetCustomerQuality = operation({
  id: 'getCustomerQuality',
  owner: 'customer',
  allow: ['sales', 'optician', 'auditor'],
  endpoint: 'GET /customers/{customerId}/quality',
  summary: 'Read the score of one customer, and the rules that her record breaks',
  params: customerId,
  reply: z.object({
    score: QualityScore,
    checkedAt: Instant.nullable().meta({ description: 'Null if she is not checked yet.' }),
    breaks: z.array(z.object({ rule: QualityRule, kind: QualityKind, since: Instant })),
  }),
  errors: [CUSTOMER_NOT_FOUND],
});

const ruleParams = z.strictObject({ rule: QualityRule });

export const ListQualityRules = operation({
  ...readers,
  id: 'listQualityRules',
  endpoint: 'GET /quality-rules',
  summary: 'List the rules of data quality with their settings',
  reply: z.object({ data: z.array(QualityRuleView) }),
});

export const GetQualityRule = operation({
  ...readers,
  id: 'getQualityRule',
  endpoint: 'GET /quality-rules/{rule}',
  summary: 'Read a rule of data quality',
  params: ruleParams,
  reply: QualityRuleView,
  versioned: true,
});

export const PutQualityRule = operation({
  id: 'putQualityRule',
  owner: 'customer',
  allow: ['sales', 'admin'],
  record: ['quality-rule.changed'],
  endpoint: 'PUT /quality-rules/{rule}',
  summary: 'Switch a rule of data quality on or off, and set its weight and its threshold',
  description: 'All customers are checked anew in the background. Days before keep their scores.',
  params: ruleParams,
  body: z.strictObject({
    isOn: z.boolean(),
    weight: z.int().min(1).max(10),
    threshold: z.int().min(0).max(1_000).nullable(),
  }),
  example: { isOn: true, weight: 2, threshold: 36 },
  reply: QualityRuleView,
  versioned: true,
  errors: [REQUEST_STALE, QUALITY_THRESHOLD, QUALITY_NO_THRESHOLD],
});
