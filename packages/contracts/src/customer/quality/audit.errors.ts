/** Declares the refusals about the monthly audits of data quality. */
import { refusal } from '../../kernel/refusal.ts';

export const QUALITY_AUDIT_NOT_FOUND = refusal('quality-audit.not-found', 'not-found', {
  en: 'There is no audit of this month. It is made on the first day of the next month. List them with GET /quality-audits.',
  zh: '没有该月的审核报告。报告于次月第一天生成。请通过 GET /quality-audits 查看列表。',
});
