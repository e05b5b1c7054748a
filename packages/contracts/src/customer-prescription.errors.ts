import { refusal } from './refusal.ts';
import { sentence } from './sentence.ts';

export const PRESCRIPTION_NOT_FOUND = refusal('prescription.not-found', 'not-found', {
  en: 'There is no such prescription, or it is not yours to see.',
  zh: '没有此处方，或您无权查看。',
});
export const PRESCRIPTION_WITHDRAWN = refusal('prescription.withdrawn', 'conflict', {
  en: 'This prescription was withdrawn. Record the new one as a prescription of its own.',
  zh: '此处方已撤回。请将新处方另行录入。',
});
export const PRESCRIPTION_INVALID = refusal('prescription.invalid', 'invalid', {
  en: 'This cannot be what the prescriber wrote. Compare the named fields with the prescription.',
  zh: '这不可能是开方者所写的内容。请将所指出的字段与处方核对。',
});
export const AFTER_ISSUE = sentence({ en: 'must be after the day of issue', zh: '必须晚于开具日期' });
export const VALID_TOO_SHORT = sentence({
  en: 'must be {years} year or more after the day of issue, unless medicalReason says why it is less',
  zh: '必须在开具日期 {years} 年或更久之后，除非在 medicalReason 中说明有效期较短的原因',
});
