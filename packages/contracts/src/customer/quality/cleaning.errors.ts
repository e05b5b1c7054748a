/** Declares the refusals about cleanings, and the reasons for which a record is not changed. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const CLEANING_NOT_FOUND = refusal('cleaning.not-found', 'not-found', {
  en: 'There is no such cleaning. List the jobs: GET /v1/jobs?kind=customer-cleaning.',
  zh: '没有此数据清理。任务列表：GET /v1/jobs?kind=customer-cleaning。',
});
export const CLEANING_STARTED = refusal('cleaning.started', 'conflict', {
  en: 'The cleaning has started, so its records can no longer be chosen. Undo it, or plan another one.',
  zh: '清理已启动，不能再选择资料。请撤销，或另行计划。',
});
export const INFERENCE_NOT_FOUND = refusal('inference.not-found', 'not-found', {
  en: 'This value is no longer marked as inferred. Read the customer again.',
  zh: '此值已不再标记为推断值。请重新读取客户资料。',
});

export const LEFT_OUT = sentence({ en: 'a person has left this record out', zh: '人员已选择不处理此资料' });
export const CHANGED_MEANWHILE = sentence({
  en: 'the record was changed after the proposal',
  zh: '提议之后资料已被更改',
});
export const EMAIL_OF_ANOTHER = sentence({
  en: 'another account has this e-mail: look at both records',
  zh: '另一账户已使用此邮箱：请查看两份资料',
});
