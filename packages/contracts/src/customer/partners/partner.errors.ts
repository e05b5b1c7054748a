/** Declares the refusals about business partners. */
import { refusal } from '../../kernel/refusal.ts';

export const PARTNER_NOT_FOUND = refusal('partner.not-found', 'not-found', {
  en: 'There is no such business partner.',
  zh: '没有此业务伙伴。',
});
export const PARTNER_NOT_PRESCRIBER = refusal('partner.not-prescriber', 'unprocessable', {
  en: 'A prescription comes from a prescriber or a clinic. Choose one of these that is in use.',
  zh: '处方只能来自处方医师或诊所。请选择在用的伙伴。',
});
