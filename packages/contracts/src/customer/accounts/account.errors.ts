/** Declares the refusals about a person's own account. */
import { refusal } from '../../kernel/refusal.ts';

/**
 * Refuses a link token that is forged, used, replaced or expired. All these tokens get the same answer, so that the
 * answer does not reveal which links exist.
 */
export const ACCOUNT_LINK_UNUSABLE = refusal('account.link-unusable', 'unprocessable', {
  en: 'This link cannot be used: it is unknown, was used already, or has expired. Ask for a new one.',
  zh: '此链接无法使用：它不存在、已被使用或已过期。请重新索取。',
});
export const ACCOUNT_ASKED_TOO_OFTEN = refusal('account.asked-too-often', 'too-many', {
  en: 'This was asked for too often. Wait an hour, and look into your mailbox first, also among the junk mail.',
  zh: '请求次数过多。请等待一小时，并先查看您的邮箱（包括垃圾邮件）。',
});
export const ACCOUNT_WRONG_PASSWORD = refusal('account.wrong-password', 'forbidden', {
  en: 'The current password is wrong. Check it and try again, or ask for a new one with POST /v1/password-resets.',
  zh: '当前密码错误。请检查后重试，或通过 POST /v1/password-resets 重设密码。',
});
export const ACCOUNT_EMAIL_CONFIRMED = refusal('account.email-confirmed', 'conflict', {
  en: 'This e-mail is confirmed already. Nothing needs to be done.',
  zh: '此电子邮箱已确认，无需再操作。',
});
export const ACCOUNT_EMAIL_UNCHANGED = refusal('account.email-unchanged', 'conflict', {
  en: 'This is the e-mail of your account already. Give another one.',
  zh: '您的账户已使用此电子邮箱。请填写其他邮箱。',
});
export const ACCOUNT_NOT_FOUND = refusal('account.not-found', 'not-found', {
  en: 'There is no such account, or you may not see it.',
  zh: '没有此账户，或您无权查看。',
});
export const SESSION_NOT_FOUND = refusal('session.not-found', 'not-found', {
  en: 'You have no such session. It may have ended already: list your sessions again.',
  zh: '您没有此会话。它可能已结束：请重新列出您的会话。',
});
export const ACCOUNT_CODE_WRONG = refusal('account.code-wrong', 'unprocessable', {
  en: 'This code is wrong, was used already, or has expired. After five wrong codes ask for a new one.',
  zh: '验证码错误、已被使用或已过期。输错五次后请重新获取。',
});
