import { refusal } from '../kernel/refusal.ts';

export const JURISDICTION_NO_RULES = refusal('jurisdiction.no-rules', 'not-found', {
  en: 'We have no rules of {jurisdiction} for {day}, and unknown rules permit nothing. Ask for a later day.',
  zh: '没有 {jurisdiction} 在 {day} 适用的规则记录，而未知的规则不构成许可。请查询更晚的日期。',
});
