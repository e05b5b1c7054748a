import { word, wordsOf } from '../../kernel/words.ts';
import {
  ConditionKind,
  FollowUpKind,
  LowScoreBecomes,
  QuestionKind,
  ResponseSource,
  SurveyState,
  SurveyTrigger,
} from './survey.ts';

export const QUESTION_KIND_WORDS = wordsOf(QuestionKind, {
  nps: word('Recommendation, 0 to 10 (NPS)', '推荐意愿，0 至 10（NPS）'),
  csat: word('Satisfaction, 1 to 5 (CSAT)', '满意度，1 至 5（CSAT）'),
  scale: word('Scale, 1 to 10', '量表，1 至 10'),
  single: word('One of several', '单选'),
  multi: word('Several of several', '多选'),
  text: word('In words', '文字'),
});
export const SURVEY_STATE_WORDS = wordsOf(SurveyState, {
  draft: word('Not opened yet', '未开放', 'wait'),
  open: word('Open', '开放中', 'ok'),
  closed: word('Closed', '已关闭', 'ended'),
});
export const SURVEY_TRIGGER_WORDS = wordsOf(SurveyTrigger, {
  none: word('Chosen by hand', '手动选择'),
  'order-delivered': word('After each delivery', '每次送达后'),
});
export const LOW_SCORE_BECOMES_WORDS = wordsOf(LowScoreBecomes, {
  nothing: word('Nothing', '不处理'),
  task: word('A task', '任务'),
  case: word('A case', '工单'),
});
export const FOLLOW_UP_KIND_WORDS = wordsOf(FollowUpKind, {
  task: word('Task', '任务'),
  case: word('Case', '工单'),
});
export const RESPONSE_SOURCE_WORDS = wordsOf(ResponseSource, {
  invitation: word('By the link in a mail', '通过邮件链接'),
  'open-link': word('By the open link', '通过公开链接'),
});
export const CONDITION_KIND_WORDS = wordsOf(ConditionKind, {
  'any-of': word('is one of', '属于'),
  'at-most': word('is at most', '不高于'),
  'at-least': word('is at least', '不低于'),
});
