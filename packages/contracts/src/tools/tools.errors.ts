/** Declares the refusals of the calculators. The messages of schemas are in tools.http.ts. */
import { refusal } from '../kernel/refusal.ts';

export const VERIFICATION_NOT_COMPUTABLE = refusal('verification.not-computable', 'unprocessable', {
  en: 'No deadline can be computed for this request. Correct the named fields.',
  zh: '无法为此请求计算截止时间。请更正所指出的字段。',
});
export const RUN_OUT_NOT_COMPUTABLE = refusal('run-out.not-computable', 'unprocessable', {
  en: 'No run-out day can be computed for these lenses. Correct the named fields.',
  zh: '无法为这些镜片计算用完日期。请更正所指出的字段。',
});
export const BARCODE_UNREADABLE = refusal('barcode.unreadable', 'invalid', {
  en: 'This cannot be read as a GS1 element string. Follow the advice on the named fields, then scan again.',
  zh: '这不是可读取的 GS1 数据串。请按提示处理后重新扫描。',
});
