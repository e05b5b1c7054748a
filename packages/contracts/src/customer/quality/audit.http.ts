/**
 * Declares the operations on the monthly audits of data quality. An audit reports the state of the data, and the work
 * on it.
 */
import { z } from 'zod';
import { Download, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { LanguageName } from '../people/customer.http.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { says } from '../../kernel/sentence.ts';
import { QUALITY_AUDIT_NOT_FOUND } from './audit.errors.ts';
import { QualityKind, QualityRule } from './quality-rule.ts';
import { QualityScore } from './rule.http.ts';

const MONTH = says({ en: 'a month as YYYY-MM', zh: '月份，格式为 YYYY-MM' });
export const AuditMonth = requestText()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, MONTH)
  .meta({ example: '2026-11' });

const Audit = z.object({
  month: SentText.meta({ example: '2026-11' }),
  madeAt: Instant,
  score: QualityScore,
  startScore: QualityScore.meta({ description: 'The score on the first day of the month on which it was counted.' }),
  customers: z.int(),
  stale: z
    .int()
    .meta({ description: 'Records with facts that nobody confirmed lately: the sum over the rules of this kind.' }),
  duplicatesOpen: z.int(),
  duplicatesDecided: z.int().meta({ description: 'Pairs about which people decided in the month.' }),
  cleanings: z.int().meta({ description: 'Cleanings that ended in the month.' }),
  cleaned: z.int().meta({ description: 'Records that these cleanings changed.' }),
  cleaningsUndone: z.int(),
});

export const QualityAudit = Audit.extend({
  rules: z.array(
    z.object({
      rule: QualityRule,
      kind: QualityKind,
      asked: z.int(),
      broken: z.int(),
      score: QualityScore,
      startScore: QualityScore,
    }),
  ),
  trend: z.array(z.object({ day: SentText, score: QualityScore })),
});
export type QualityAudit = z.infer<typeof QualityAudit>;

const audits = { owner: 'customer', allow: ['sales', 'admin', 'auditor'] } as const;
const month = z.strictObject({ month: AuditMonth });

export const ListQualityAudits = operation({
  ...audits,
  id: 'listQualityAudits',
  endpoint: 'GET /quality-audits',
  summary: 'List the monthly audits of data quality, newest first',
  description: 'Each is made on the first day of the next month, and stays as it was.',
  query: PageQuery,
  reply: page(Audit),
});

export const GetQualityAudit = operation({
  ...audits,
  id: 'getQualityAudit',
  endpoint: 'GET /quality-audits/{month}',
  summary: 'Read the audit of a month, by rule and by day',
  params: month,
  reply: QualityAudit,
  errors: [QUALITY_AUDIT_NOT_FOUND],
});

export const GetQualityAuditFile = operation({
  ...audits,
  id: 'getQualityAuditFile',
  endpoint: 'GET /quality-audits/{month}/file',
  summary: 'Download the audit of a month as a CSV file',
  params: month,
  query: z.strictObject({ language: LanguageName.default('en') }),
  reply: Download,
  download: ['text/csv'],
  errors: [QUALITY_AUDIT_NOT_FOUND],
});
