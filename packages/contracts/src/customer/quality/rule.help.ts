import type { Text } from '../../kernel/sentence.ts';
import type { QualityRule } from './quality-rule.ts';

/**
 * Explains in one sentence what each rule of data quality demands, and how a person corrects a record that breaks the
 * rule.
 */
export const QUALITY_RULE_HELP: Readonly<Record<QualityRule, Text>> = {
  'name-complete': {
    en: 'The record has a given name and a family name. Ask for the missing one.',
    zh: '资料中姓与名齐全。请询问缺少的部分。',
  },
  'birth-date-known': {
    en: 'The date of birth is known. It tells people of one name apart.',
    zh: '有出生日期，用于区分同名的人。',
  },
  'contact-known': {
    en: 'There is a phone number or an e-mail. Without one, nobody can reach her in a recall.',
    zh: '有电话或邮箱。否则召回时无法联系。',
  },
  'address-known': { en: 'There is at least one address.', zh: '至少有一个地址。' },
  'language-known': {
    en: 'The language of mails and text messages was chosen. A cleaning can infer it.',
    zh: '已选择邮件和短信语言。可通过数据清理推断。',
  },
  'consent-asked': {
    en: 'She was asked what may be sent. Ask her; a cleaning never fills it in.',
    zh: '已询问可以发送什么。请询问本人；数据清理不会代填。',
  },
  'name-plausible': {
    en: 'The name has letters, no digits and no words such as “test”, and is not all capitals.',
    zh: '姓名由文字组成，不含数字和“test”等字样，也不全是大写字母。',
  },
  'birth-date-plausible': {
    en: 'The date of birth is not in the future, and the person is no older than the threshold.',
    zh: '出生日期不在未来，年龄不超过阈值。',
  },
  'phone-valid': {
    en: 'Her phone numbers fit the numbering plan of their country.',
    zh: '电话号码符合所属国家的编号规则。',
  },
  'email-valid': {
    en: 'The e-mail has a valid form, and its domain is not a frequent slip such as gmial.com.',
    zh: '邮箱格式有效，域名不是常见笔误（如 gmial.com）。',
  },
  'postcode-valid': {
    en: 'The postcode of each address fits its country.',
    zh: '每个地址的邮编与国家或地区相符。',
  },
  'phone-fresh': {
    en: 'The phone number was recorded or confirmed within the threshold.',
    zh: '电话在阈值期限内登记或确认过。',
  },
  'email-fresh': {
    en: 'The e-mail was recorded or confirmed within the threshold.',
    zh: '邮箱在阈值期限内登记或确认过。',
  },
  'address-fresh': {
    en: 'Each address was recorded or confirmed within the threshold.',
    zh: '每个地址在阈值期限内登记或确认过。',
  },
  'consent-fresh': {
    en: 'Her last choice about messages is no older than the threshold.',
    zh: '最近一次关于消息的选择未超过阈值期限。',
  },
  'prescription-lasting': {
    en: 'Her newest prescription does not end within the threshold. Invite her to an eye examination.',
    zh: '最新处方不会在阈值天数内到期。请邀请其验光。',
  },
  'no-duplicate': {
    en: 'No other record is probably the same person. Decide about the pair in Duplicates.',
    zh: '没有可能是同一人的其他资料。请在“重复客户”中处理。',
  },
  'phone-unshared': {
    en: 'No more people outside her household than the threshold have her phone number.',
    zh: '家庭以外使用同一电话的人数不超过阈值。',
  },
  'minor-guarded': {
    en: 'A customer under 18 is in a household with a guardian.',
    zh: '未满 18 岁的客户所在家庭中有监护人。',
  },
  'phone-in-country': {
    en: 'The phone number belongs to a country of one of her addresses. People who moved break it rightly.',
    zh: '电话号码所属国家与某个地址一致。搬迁的人可能不符，属正常情况。',
  },
  'prescriber-reachable': {
    en: 'The newest prescription names a partner, or a way to ask the prescriber.',
    zh: '最新处方关联了合作伙伴，或有联系处方医师的方式。',
  },
  'prescription-after-birth': {
    en: 'No prescription was issued before the date of birth.',
    zh: '没有处方的开具日期早于出生日期。',
  },
};
