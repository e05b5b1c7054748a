import { word, wordsOf } from '../../kernel/words.ts';
import { Frequency, Weekday } from './repetition.ts';
import { TaskDue, TaskState } from './task.http.ts';
import { TaskRule } from './task-rule.ts';

export const TASK_STATE_WORDS = wordsOf(TaskState, {
  open: word('Open', '待办', 'wait'),
  done: word('Done', '已完成', 'ended'),
});

export const TASK_DUE_WORDS = wordsOf(TaskDue, {
  overdue: word('Overdue', '已逾期', 'stop'),
  today: word('Later today', '今天到期', 'wait'),
  week: word('Within seven days', '七天内到期', 'new'),
});

/** Holds the words for the rules that create tasks. They are the text of a task that a rule created. */
export const TASK_RULE_WORDS = wordsOf(TaskRule, {
  birthday: word('Has a birthday: send a greeting', '客户即将生日：请送上祝福'),
  'prescription-end': word('Prescription ends: offer an examination', '处方即将到期：请建议复查'),
  'run-out': word('Lenses run out: offer to order again', '镜片即将用完：请建议续购'),
  'last-purchase': word('Has not bought for long: ask how she is', '久未购买：请主动问候'),
});

export const FREQUENCY_WORDS = wordsOf(Frequency, {
  daily: word('Every day', '每天'),
  weekly: word('Every week', '每周'),
  monthly: word('Every month, on the same day', '每月同一日'),
  'monthly-weekday': word('Every month, on the same weekday', '每月同一星期'),
  yearly: word('Every year', '每年'),
});

export const WEEKDAY_WORDS = wordsOf(Weekday, {
  monday: word('Monday', '星期一'),
  tuesday: word('Tuesday', '星期二'),
  wednesday: word('Wednesday', '星期三'),
  thursday: word('Thursday', '星期四'),
  friday: word('Friday', '星期五'),
  saturday: word('Saturday', '星期六'),
  sunday: word('Sunday', '星期日'),
});
