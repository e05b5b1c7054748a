import { refusal } from '../kernel/refusal.ts';

export const JURISDICTION_NO_RULES = refusal('jurisdiction.no-rules', 'not-found', {
  en: 'No rules of {jurisdiction} are on file for {day}. Nothing is permitted by a rule that nobody knows: ask for a later day.',
  zh: '没有 {jurisdiction} 在 {day} 适用的规则记录。未知的规则不构成许可：请查询更晚的日期。',
});
