/** Declares the refusals about the rules of data quality. */
import { refusal } from '../../kernel/refusal.ts';

export const QUALITY_THRESHOLD = refusal('quality.threshold', 'invalid', {
  en: 'The threshold of this rule is a whole number from {min} to {max}. Correct it.',
  zh: '此规则的阈值须为 {min} 至 {max} 的整数。请更正。',
});
export const QUALITY_NO_THRESHOLD = refusal('quality.no-threshold', 'invalid', {
  en: 'This rule has no threshold. Leave it empty.',
  zh: '此规则没有阈值。请留空。',
});
