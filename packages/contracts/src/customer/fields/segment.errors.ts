/** Declares the refusals about segments of customers. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const SEGMENT_NOT_FOUND = refusal('segment.not-found', 'not-found', {
  en: 'There is no such segment. List them with GET /segments.',
  zh: '没有此客群。请通过 GET /segments 查看。',
});
export const SEGMENT_TOO_MANY = refusal('segment.too-many', 'conflict', {
  en: 'There are {most} segments already. Remove one that nobody needs.',
  zh: '已有 {most} 个客群。请移除不再需要的客群。',
});
export const SEGMENT_WRONG_CONDITION = refusal('segment.wrong-condition', 'invalid', {
  en: 'A condition does not fit its field. Each is named below.',
  zh: '条件与字段不符，详见下列各项。',
});
export const SEGMENT_FIELD_UNKNOWN = sentence({
  en: 'There is no such field, or you may not read it.',
  zh: '没有此字段，或您无权查看。',
});
export const SEGMENT_NO_TEXT = sentence({
  en: 'A text may name a person: ask only whether it is there.',
  zh: '文本可能指向个人：只能判断是否已填写。',
});
export const SEGMENT_ORDERED_ONLY = sentence({
  en: 'Only numbers and days are more or less.',
  zh: '只有数字和日期可以比较大小。',
});
export const SEGMENT_VALUE_NEEDED = sentence({ en: 'Name the value.', zh: '请填写值。' });
