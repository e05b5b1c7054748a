import { word, wordsOf } from '../../kernel/words.ts';
import { PartnerKind } from './partner.http.ts';

export const PARTNER_KIND_WORDS = wordsOf(PartnerKind, {
  prescriber: word('Prescriber', '处方医师'),
  clinic: word('Clinic', '诊所'),
  reseller: word('Reseller', '经销商'),
});
