/** Declares the refusals about the nightly audit of the shop. */
import { refusal } from '../../kernel/refusal.ts';

export const AUDIT_RUNNING = refusal('audit.running', 'conflict', {
  en: 'An audit is under way. Wait until it has ended: GET /shop-audits.',
  zh: '审核正在进行。请等待其结束：GET /shop-audits。',
});
export const FINDING_NOT_FOUND = refusal('audit.finding-not-found', 'not-found', {
  en: 'There is no such finding. List them with GET /audit-findings.',
  zh: '没有此审核发现。请通过 GET /audit-findings 查看列表。',
});
export const FINDING_BY_HAND = refusal('audit.finding-by-hand', 'conflict', {
  en: 'This finding is over, or no operation mends it. docs/shop-audit.md says what to do.',
  zh: '此发现已消除，或没有可自动修复的操作。处理办法见 docs/shop-audit.md。',
});
