import { word, wordsOf } from '../kernel/words.ts';
import { VerificationStepKind } from './tools.http.ts';

export const VERIFICATION_STEP_KIND_WORDS = wordsOf(VerificationStepKind, {
  counted: word('Business hours, which count', '营业时间，计入'),
  'outside-hours': word('Outside business hours', '非营业时间'),
  saturday: word('Saturday', '周六'),
  sunday: word('Sunday', '周日'),
  holiday: word('Holiday', '法定假日'),
  'answer-needed': word('Only an answer verifies', '必须有答复才算核实'),
});
