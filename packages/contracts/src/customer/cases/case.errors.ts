import { refusal } from '../../kernel/refusal.ts';

export const CASE_NOT_FOUND = refusal('case.not-found', 'not-found', {
  en: 'There is no such case. List them with GET /cases.',
  zh: '没有此工单。请通过 GET /cases 查看列表。',
});
export const CASE_WRONG_STATE = refusal('case.wrong-state', 'conflict', {
  en: 'The case cannot take this step in its present state. Read it again, and reopen it first if it is solved or closed.',
  zh: '工单在当前状态下不能执行此步骤。请重新读取；如已解决或已关闭，请先重新打开。',
});
export const CASE_NO_ADDRESS = refusal('case.no-address', 'conflict', {
  en: 'The case names nobody who can be answered by mail. Name its customer, or write a note of what was said.',
  zh: '该工单没有可用邮件答复的对象。请指定客户，或将所说内容写成备注。',
});
export const CASE_ASSIGNEE_UNFIT = refusal('case.assignee-unfit', 'unprocessable', {
  en: 'This person cannot take the case. Choose a member of the team who can sign in.',
  zh: '此人不能接手该工单。请选择能够登录且具有该团队角色的同事。',
});
export const CASE_NOBODY_ON = refusal('case.nobody-on', 'conflict', {
  en: 'Nobody of the team is switched on for cases. Switch a member on, or assign the case by hand.',
  zh: '该团队没有人开启接收工单。请先开启一位同事，或手动分配。',
});
export const CASE_NAMES_NO_LOT = refusal('case.names-no-lot', 'conflict', {
  en: 'The case names no lot. Add the lot number of the box first.',
  zh: '该工单未填写批号。请先填写产品批号。',
});
export const CASE_ATTACHMENT_NOT_FOUND = refusal('case.attachment-not-found', 'not-found', {
  en: 'The case has no such file. Read the case to see its files.',
  zh: '该工单没有此文件。请读取工单查看其文件。',
});
export const CASE_CUSTOMER_FIXED = refusal('case.customer-fixed', 'conflict', {
  en: 'The case has a customer already. Open another case for another customer.',
  zh: '该工单已有客户。如涉及其他客户，请另建工单。',
});
export const CASE_CALENDAR_NOT_FOUND = refusal('case.calendar-not-found', 'not-found', {
  en: 'There is no such calendar. List them with GET /case-calendars.',
  zh: '没有此日历。请通过 GET /case-calendars 查看列表。',
});
export const CASE_TIMES_REVERSED = refusal('case.times-reversed', 'invalid', {
  en: 'The first answer must be due before the solution. Give the solution more time.',
  zh: '首次答复须早于解决期限。请延长解决时限。',
});
export const CASE_ARTICLE_NOT_FOUND = refusal('case.article-not-found', 'not-found', {
  en: 'There is no such article. List them with GET /articles.',
  zh: '没有此文章。请通过 GET /articles 查看列表。',
});
export const CASE_RULE_NOT_FOUND = refusal('case.rule-not-found', 'not-found', {
  en: 'There is no such rule. List them with GET /case-rules.',
  zh: '没有此规则。请通过 GET /case-rules 查看列表。',
});
export const CASE_TOO_MANY_RULES = refusal('case.too-many-rules', 'conflict', {
  en: 'There are {limit} rules already. Remove one, or add the words to another rule.',
  zh: '规则已达 {limit} 条。请先移除一条，或将词语加入其他规则。',
});
