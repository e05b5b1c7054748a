import { word, wordsOf } from '../../kernel/words.ts';
import { ConsentToldBy, WithoutChoice } from './consent.http.ts';
import { ConsentChannel, ConsentPurpose, ConsentSource, ConsentState } from './purpose.ts';

export const CONSENT_PURPOSE_WORDS = wordsOf(ConsentPurpose, {
  marketing: word('Offers and news', '优惠和新闻'),
  reminders: word('Reminders to order', '续订提醒'),
  research: word('Surveys', '调查'),
});

export const CONSENT_CHANNEL_WORDS = wordsOf(ConsentChannel, {
  mail: word('E-mail', '电子邮件'),
  text: word('Text message', '短信'),
});

export const CONSENT_STATE_WORDS = wordsOf(ConsentState, {
  given: word('Agreed', '已同意', 'ok'),
  withdrawn: word('Withdrawn', '已撤回', 'ended'),
});

export const CONSENT_SOURCE_WORDS = wordsOf(ConsentSource, {
  account: word('In the account', '在账户中'),
  staff: word('Told to a colleague', '告知员工'),
  'preference-page': word('On the page behind a mail', '通过邮件中的页面'),
  'unsubscribe-link': word('By the unsubscribe link', '通过退订链接'),
  import: word('Taken over from another system', '从其他系统导入'),
  form: word('By a form, confirmed in a mail', '通过表单，并经邮件确认'),
  merge: word('Kept strict by a merge of two customers', '合并客户时从严保留'),
});

export const CONSENT_TOLD_BY_WORDS = wordsOf(ConsentToldBy, {
  phone: word('On the phone', '电话'),
  counter: word('At the counter', '柜台'),
  paper: word('On paper', '书面'),
});

export const WITHOUT_CHOICE_WORDS = wordsOf(WithoutChoice, {
  sent: word('Sent until she says no', '未拒绝前会发送'),
  'not-sent': word('Not sent before she agrees', '同意前不发送'),
});
