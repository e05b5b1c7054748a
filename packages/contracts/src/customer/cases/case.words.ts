import { z } from 'zod';
import { word, wordsOf } from '../../kernel/words.ts';
import {
  AssignmentRule,
  CaseAssigned,
  CaseChannel,
  CaseEntryKind,
  CasePriority,
  CaseState,
  CaseTeam,
  CaseType,
} from './case.ts';
import { MailOutcome } from './case-mail.http.ts';
import { ServiceStep, ServiceTimesBy } from './case-report.http.ts';
import { Weekday } from './case-settings.http.ts';

export const CASE_TYPE_WORDS = wordsOf(CaseType, {
  enquiry: word('Enquiry', '咨询'),
  complaint: word('Complaint', '投诉', 'wait'),
  suggestion: word('Suggestion', '建议'),
  'device-problem': word('Problem with a lens', '镜片问题', 'stop'),
});

export const CASE_PRIORITY_WORDS = wordsOf(CasePriority, {
  urgent: word('Urgent', '紧急', 'stop'),
  high: word('High', '高', 'wait'),
  normal: word('Normal', '普通', 'new'),
  low: word('Low', '低', 'ended'),
});

export const CASE_CHANNEL_WORDS = wordsOf(CaseChannel, {
  mail: word('Mail', '邮件'),
  phone: word('Phone', '电话'),
  visit: word('Visit', '到店'),
  form: word('Form', '表单'),
  ticket: word('Ticket of another system', '外部客服系统'),
  other: word('Another way', '其他方式'),
});

export const CASE_STATE_WORDS = wordsOf(CaseState, {
  new: word('New', '新建', 'new'),
  open: word('In work', '处理中', 'wait'),
  waiting: word('Waits for the customer', '等待客户', 'works'),
  solved: word('Solved', '已解决', 'ok'),
  closed: word('Closed', '已关闭', 'ended'),
  reopened: word('Reopened', '已重新打开', 'wait'),
});

export const CASE_TEAM_WORDS = wordsOf(CaseTeam, {
  sales: word('Sales', '销售'),
  optician: word('Opticians', '验光师'),
});

export const CASE_ENTRY_KIND_WORDS = wordsOf(CaseEntryKind, {
  received: word('The customer wrote', '客户来信'),
  answer: word('Answered', '已答复'),
  note: word('Note', '备注'),
  moved: word('Moved', '状态变更'),
  assigned: word('Assigned', '已分配'),
  sorted: word('Sorted', '已归类'),
  clock: word('The clock', '时限'),
  rated: word('Rated', '已评分'),
});

export const CASE_ASSIGNED_WORDS = wordsOf(CaseAssigned, {
  me: word('Mine', '我的'),
  nobody: word('Nobody’s', '无人接手'),
});

export const ASSIGNMENT_RULE_WORDS = wordsOf(AssignmentRule, {
  'by-hand': word('By hand', '手动'),
  'round-robin': word('In turns', '轮流'),
  'least-busy': word('Whoever has the fewest', '最少者优先'),
});

export const WEEKDAY_WORDS = wordsOf(Weekday, {
  sunday: word('Sunday', '周日'),
  monday: word('Monday', '周一'),
  tuesday: word('Tuesday', '周二'),
  wednesday: word('Wednesday', '周三'),
  thursday: word('Thursday', '周四'),
  friday: word('Friday', '周五'),
  saturday: word('Saturday', '周六'),
});

export const SERVICE_TIMES_BY_WORDS = wordsOf(ServiceTimesBy, {
  type: word('By type', '按类型'),
  priority: word('By priority', '按优先级'),
  person: word('By person', '按人员'),
  week: word('By week', '按周'),
});

export const SERVICE_STEP_WORDS = wordsOf(ServiceStep, {
  'to-be-taken': word('Waits to be taken', '等待接手'),
  'in-work': word('In work', '处理中'),
  'customer-waited-for': word('Waits for the customer', '等待客户'),
  'again-in-work': word('In work again', '再次处理'),
});

export const MAIL_OUTCOME_WORDS = wordsOf(MailOutcome, {
  opened: word('Opened a case', '已建工单'),
  added: word('Added to a case', '已并入工单'),
  known: word('Was known already', '此前已收到'),
  ignored: word('Ignored', '已忽略'),
});

/** Holds the words for the states that a member of staff may give a case together with an answer. */
export const CASE_NEXT_WORDS = wordsOf(CaseState.extract(['open', 'waiting', 'solved']), {
  open: CASE_STATE_WORDS.open,
  waiting: CASE_STATE_WORDS.waiting,
  solved: CASE_STATE_WORDS.solved,
});

/** Holds the words for the states to which staff may move a case. */
export const CASE_MOVE_WORDS = wordsOf(CaseState.exclude(['new']), {
  open: CASE_STATE_WORDS.open,
  waiting: CASE_STATE_WORDS.waiting,
  solved: CASE_STATE_WORDS.solved,
  closed: CASE_STATE_WORDS.closed,
  reopened: CASE_STATE_WORDS.reopened,
});

export const CASE_ASSIGN_WORDS = wordsOf(z.enum(['me', 'colleague', 'rule', 'nobody']), {
  me: word('To me', '分配给我'),
  colleague: word('To a colleague', '分配给同事'),
  rule: word('By the rule of the team', '按团队规则'),
  nobody: word('To nobody', '不分配'),
});
