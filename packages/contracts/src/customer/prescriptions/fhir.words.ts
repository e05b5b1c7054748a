import { word, wordsOf } from '../../kernel/words.ts';
import { FhirReceiptStatus } from './fhir.http.ts';
import { PRESCRIPTION_STATUS_WORDS } from './prescription.words.ts';

export const FHIR_RECEIPT_STATUS_WORDS = wordsOf(FhirReceiptStatus, {
  ...PRESCRIPTION_STATUS_WORDS,
  draft: word('Something is missing', '内容不全', 'wait'),
});
