import { word, wordsOf } from '../../kernel/words.ts';
import { FormControl, FormFieldType, FormOutcome, FormState, SubmissionConsent } from './form.ts';

export const FORM_CONTROL_WORDS = wordsOf(FormControl, {
  name: word('Name', '姓名'),
  email: word('E-mail', '电子邮件'),
  phone: word('Phone', '电话'),
  line: word('One line', '单行文本'),
  text: word('Several lines', '多行文本'),
  number: word('Number', '数字'),
  day: word('Day', '日期'),
  check: word('Tick box', '勾选框'),
  choice: word('One of several', '单选'),
  choices: word('Several of several', '多选'),
});
export const FORM_FIELD_TYPE_WORDS = wordsOf(FormFieldType, {
  ...FORM_CONTROL_WORDS,
  custom: word('Custom field of customers', '客户自定义字段'),
});
export const FORM_OUTCOME_WORDS = wordsOf(FormOutcome, {
  case: word('A case', '工单'),
  deal: word('A deal', '商机'),
  task: word('A task to call back', '回电任务'),
  consent: word('Only a consent', '仅登记同意'),
});
export const FORM_STATE_WORDS = wordsOf(FormState, {
  draft: word('Not opened yet', '未开放', 'wait'),
  open: word('Open', '开放中', 'ok'),
  closed: word('Closed', '已关闭', 'ended'),
});
export const SUBMISSION_CONSENT_WORDS = wordsOf(SubmissionConsent, {
  'no-consent': word('Asked for no messages', '未订阅'),
  unconfirmed: word('Link not used yet', '尚未确认', 'wait'),
  confirmed: word('Confirmed', '已确认', 'ok'),
});
