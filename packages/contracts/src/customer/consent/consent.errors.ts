/** Declares the refusals about consent. */
import { refusal } from '../../kernel/refusal.ts';

export const CONSENT_TEXT_OUTDATED = refusal('consent.text-outdated', 'conflict', {
  en: 'The text of “{purpose}” is now version {current}. Show the person this version, and ask again.',
  zh: '“{purpose}”的文本现为第 {current} 版。请向本人展示此版本后重新询问。',
});
export const CONSENT_PROOF_NEEDED = refusal('consent.proof-needed', 'unprocessable', {
  en: 'Say how the person told you, and what she said. Staff may record no consent without this proof.',
  zh: '请填写本人如何告知以及所说的内容。员工不得在无此证明时登记同意。',
});
export const CONSENT_TEXT_STALE = refusal('consent.text-stale', 'conflict', {
  en: 'This text is at version {current} by now. Read it, and send your change for that version.',
  zh: '此文本现为第 {current} 版。请先查看该版本，再据此提交更改。',
});
export const GUARDIAN_NEEDED = refusal('guardian.needed', 'unprocessable', {
  en: 'This person is under {age} years. Record the consent of her guardian first: her household must name one.',
  zh: '此人未满 {age} 岁。请先登记监护人的同意：其家庭须有监护人。',
});
