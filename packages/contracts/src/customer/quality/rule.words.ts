import { word, wordsOf } from '../../kernel/words.ts';
import { QualityKind, QualityRule, ThresholdUnit } from './quality-rule.ts';

export const QUALITY_KIND_WORDS = wordsOf(QualityKind, {
  completeness: word('Complete', '完整'),
  validity: word('Valid', '有效'),
  freshness: word('Up to date', '及时'),
  uniqueness: word('Unique', '唯一'),
  consistency: word('Consistent', '一致'),
});

export const THRESHOLD_UNIT_WORDS = wordsOf(ThresholdUnit, {
  days: word('days', '天'),
  months: word('months', '个月'),
  years: word('years', '岁'),
  people: word('people', '人'),
});

export const QUALITY_RULE_WORDS = wordsOf(QualityRule, {
  'name-complete': word('Given and family name', '姓与名齐全'),
  'birth-date-known': word('Date of birth', '有出生日期'),
  'contact-known': word('Phone or e-mail', '有电话或邮箱'),
  'address-known': word('An address', '有地址'),
  'language-known': word('Language of messages', '有消息语言'),
  'consent-asked': word('Asked for consent', '已询问同意'),
  'name-plausible': word('A plausible name', '姓名合理'),
  'birth-date-plausible': word('A plausible date of birth', '出生日期合理'),
  'phone-valid': word('A phone number that exists', '电话号码有效'),
  'email-valid': word('An e-mail without slips', '邮箱拼写正确'),
  'postcode-valid': word('A postcode that fits the country', '邮编与国家或地区相符'),
  'phone-fresh': word('Phone confirmed lately', '电话近期已确认'),
  'email-fresh': word('E-mail confirmed lately', '邮箱近期已确认'),
  'address-fresh': word('Address confirmed lately', '地址近期已确认'),
  'consent-fresh': word('Consent chosen lately', '同意近期已选择'),
  'prescription-lasting': word('A prescription that lasts', '处方未临近到期'),
  'no-duplicate': word('No open duplicate', '无待处理的重复'),
  'phone-unshared': word('A phone number of her own', '电话未与外人共用'),
  'minor-guarded': word('A minor has a guardian', '未成年人有监护人'),
  'phone-in-country': word('Phone and address in one country', '电话与地址同属一国'),
  'prescriber-reachable': word('A prescriber who can be asked', '可联系到处方医师'),
  'prescription-after-birth': word('Prescribed after birth', '处方晚于出生'),
});
