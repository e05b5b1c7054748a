/** Declares the refusals about tasks and their rules. */
import { refusal } from '../../kernel/refusal.ts';

export const TASK_NOT_FOUND = refusal('task.not-found', 'not-found', {
  en: 'There is no such task, or it is not for you. List yours with GET /tasks.',
  zh: '没有此任务，或该任务与你无关。请通过 GET /tasks 查看你的任务。',
});
export const TASK_DONE = refusal('task.done', 'conflict', {
  en: 'The task is done already. Open it again if something is left to do.',
  zh: '该任务已完成。如仍有事情要做，请重新打开。',
});
export const TASK_OPEN = refusal('task.open', 'conflict', {
  en: 'The task is still open, so it cannot be opened again.',
  zh: '该任务尚未完成，无需重新打开。',
});
export const TASK_ASSIGNEE = refusal('task.assignee', 'invalid', {
  en: 'No member of staff who can sign in has this id. Choose an id of GET /desk/directory, or a role.',
  zh: '没有可登录的同事使用此编号。请从 GET /desk/directory 中选择，或指定角色。',
});
export const TASK_OFF_RULE = refusal('task.off-rule', 'invalid', {
  en: 'The first due day {day} is none of the chosen weekdays, or lies after the last day. Change the due day or the repetition.',
  zh: '首次到期日 {day} 不在所选星期内，或晚于最后日期。请更改到期日或重复方式。',
});
