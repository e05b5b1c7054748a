/** Declares the refusals about customers and their addresses. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const CUSTOMER_SEARCHED_TOO_OFTEN = refusal('customer.searched-too-often', 'too-many', {
  en: 'You searched {limit} times in {minutes} minutes by a name, by four digits or for all customers. Wait some minutes, or search by the whole number or the e-mail.',
  zh: '您在 {minutes} 分钟内已按姓名、后四位或不限条件搜索 {limit} 次。请稍等几分钟，或按完整号码或电子邮箱搜索。',
});

export const CUSTOMER_NOT_FOUND = refusal('customer.not-found', 'not-found', {
  en: 'There is no such customer, or you may not see this customer.',
  zh: '没有此客户，或您无权查看。',
});
export const CUSTOMER_MERGED = refusal('customer.merged', 'not-found', {
  en: 'This customer was merged into another one. Read the customer `mergedInto` instead.',
  zh: '该客户已并入另一客户。请改为查看 mergedInto 所指的客户。',
});
export const EMAIL_TAKEN = {
  en: 'An account with this e-mail exists. Sign in with it, or use another e-mail.',
  zh: '已存在使用此电子邮箱的账户。请用该邮箱登录，或换用其他邮箱。',
} as const;
export const CUSTOMER_EMAIL_TAKEN = refusal('customer.email-taken', 'conflict', EMAIL_TAKEN);
export const CUSTOMER_REASON_NEEDED = refusal('customer.reason-needed', 'invalid', {
  en: 'Give the reason of this change in `reason`. The customer sees it beside the change.',
  zh: '请在 reason 中写明此次更改的原因。客户会看到该原因。',
});
export const CUSTOMER_NAMELESS = refusal('customer.nameless', 'invalid', {
  en: 'A customer needs a name. Give givenName, familyName or both: a person with one name has only one of them.',
  zh: '客户须有姓名。请填写 givenName、familyName 或两者：只有一个名字的人只填其一。',
});
export const CUSTOMER_BORN_IN_THE_FUTURE = refusal('customer.born-in-the-future', 'invalid', {
  en: 'The date of birth must not be in the future. Correct it, or leave it out.',
  zh: '出生日期不能晚于今天。请更正或省略。',
});
export const CUSTOMER_INVALID_PHONE = refusal('customer.invalid-phone', 'invalid', {
  en: 'Write only the phone number, with its country code, e.g. +1 415 555 0132 or +1 415 555 0132 ext. 5.',
  zh: '请只填写带国家/地区代码的电话号码，例如 +86 138 0013 8000 或 +86 10 6552 9988 ext. 5。',
});

export const CUSTOMER_MAY_EXIST = refusal('customer.may-exist', 'conflict', {
  en: 'This person may be a customer already. Look at the customers that are named. If she is none of them, send `isNew: true`.',
  zh: '此人可能已是客户。请查看所列客户；如都不是，请发送 isNew: true。',
});
export const SAME_CUSTOMER = sentence({
  en: 'The customer {id} has the same phone number, or the same name and date of birth.',
  zh: '客户 {id} 的电话号码相同，或姓名和出生日期相同。',
});
export const CUSTOMER_HAS_ACCOUNT = refusal('customer.has-account', 'conflict', {
  en: 'This customer has a password already. If she forgot it, she asks for a new one (POST /v1/password-resets).',
  zh: '该客户已有密码。如忘记密码，请由其本人申请重设（POST /v1/password-resets）。',
});
/**
 * Refuses a claim code or claim link that is forged, unknown, used, replaced, expired or out of tries. All these codes
 * and links get the same answer.
 */
export const CLAIM_LINK_UNUSABLE = refusal('claim.link-unusable', 'unprocessable', {
  en: 'This code or link cannot be used: it is wrong, used, or too old. Compare the code with the paper, or ask the shop for a new one.',
  zh: '此代码或链接无法使用：有误、已使用或已过期。请核对纸上的代码，或向商店索取新代码。',
});
export const CLAIM_PROOF_WRONG = refusal('claim.proof-wrong', 'unprocessable', {
  en: 'This does not fit our record. Check the date of birth. If you never told it to us, give your phone number. After five tries, ask the shop for a new code.',
  zh: '与我们的记录不符。请核对出生日期；如从未提供过，请填写电话号码。五次尝试后，请向商店索取新代码。',
});

export const FIELD_NOT_SEARCHABLE = refusal('field.not-searchable', 'unprocessable', {
  en: 'Customers cannot be found by this field. Name a searchable field that you may read, with a value of its type.',
  zh: '无法按此字段查找客户。请指定您有权查看的可搜索字段，并填写符合其类型的值。',
});
export const FACT_NOT_KNOWN = refusal('fact.not-known', 'unprocessable', {
  en: 'The shop has no record of this fact, so nobody can confirm it. Add it to the profile first.',
  zh: '本店没有此项资料，无法确认。请先在资料中填写。',
});

export const ADDRESS_NOT_FOUND = refusal('address.not-found', 'not-found', {
  en: 'There is no such address, or you may not see it.',
  zh: '没有此地址，或您无权查看。',
});
export const ADDRESS_TOO_MANY = refusal('address.too-many', 'conflict', {
  en: 'A customer has at most {most} addresses. Remove one that is no longer used.',
  zh: '每位客户最多 {most} 个地址。请删除不再使用的地址。',
});
export const ADDRESS_NOT_KEPT = refusal('address.not-kept', 'not-found', {
  en: 'No address is kept for this order: its prescription was not checked yet, it was cancelled, or you may not see it.',
  zh: '此订单没有保存的地址：处方尚未核对、订单已取消，或您无权查看。',
});
