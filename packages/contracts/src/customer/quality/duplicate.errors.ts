/** Declares the refusals about customers who are probably one person. */
import { refusal } from '../../kernel/refusal.ts';

export const DUPLICATE_NOT_FOUND = refusal('duplicate.not-found', 'not-found', {
  en: 'There is no such pair of customers. One of them may be erased. List the pairs with GET /duplicates.',
  zh: '没有这一对客户，其中一人可能已被删除。请通过 GET /duplicates 查看列表。',
});
export const DUPLICATE_DECIDED = refusal('duplicate.decided', 'conflict', {
  en: 'The pair was decided about meanwhile. Read it again.',
  zh: '这一对已有决定。请重新读取。',
});
export const DUPLICATE_TOO_LITTLE = refusal('duplicate.too-little', 'invalid', {
  en: 'A name alone finds too many people. Add a date of birth, a phone number or an e-mail.',
  zh: '仅凭姓名会找到太多人。请再填写出生日期、电话或电子邮箱。',
});
