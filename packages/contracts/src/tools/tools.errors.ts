/** The calculators; what a schema can refuse by itself is said beside it, in tools.http.ts. */
import { refusal } from '../kernel/refusal.ts';

export const VERIFICATION_NOT_COMPUTABLE = refusal('verification.not-computable', 'unprocessable', {
  en: 'No deadline can be said for this request. Correct what is named.',
  zh: '无法为此请求给出截止时间。请更正所指出的内容。',
});
export const BARCODE_UNREADABLE = refusal('barcode.unreadable', 'invalid', {
  en: 'This is no GS1 element string that can be read. Do what is named, then scan again.',
  zh: '这不是可读取的 GS1 数据串。请按提示处理后重新扫描。',
});
