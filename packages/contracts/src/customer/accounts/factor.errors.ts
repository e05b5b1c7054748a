/** Declares the refusals of the second factor. */
import { refusal } from '../../kernel/refusal.ts';

export const AUTH_CODE_WRONG = refusal('auth.code-wrong', 'unauthenticated', {
  en: 'The code is wrong. Take the code that your app shows now, and check that the clock of your phone is right.',
  zh: '验证码错误。请输入应用当前显示的验证码，并检查手机时间是否准确。',
});
export const AUTH_CODE_USED = refusal('auth.code-used', 'unauthenticated', {
  en: 'This code was used already. Wait for the next one, at most 30 seconds.',
  zh: '此验证码已被使用。请等待下一个验证码，最多 30 秒。',
});
/**
 * Refuses a sign-in challenge that is forged, used, expired or out of tries. All these challenges get the same answer.
 */
export const AUTH_CHALLENGE_OVER = refusal('auth.challenge-over', 'unauthenticated', {
  en: 'This sign-in is over: it took too long, or had too many wrong codes. Sign in again with your password.',
  zh: '本次登录已失效：耗时过长或验证码错误次数过多。请使用密码重新登录。',
});
export const AUTH_FACTOR_LOCKED = refusal('auth.factor-locked', 'too-many', {
  en: 'Too many wrong codes for this account. Wait an hour. If you did not send them, change your password.',
  zh: '此账户的错误验证码过多。请等待一小时。如非本人操作，请更改密码。',
});
export const FACTOR_NOT_FOUND = refusal('factor.not-found', 'not-found', {
  en: 'You have no second factor. Set one up with POST /v1/account/second-factor.',
  zh: '您尚未启用第二重验证。请通过 POST /v1/account/second-factor 设置。',
});
export const FACTOR_REQUIRED = refusal('factor.required', 'conflict', {
  en: 'Staff need a second factor, so it cannot be removed. Set up a new one: it replaces this one.',
  zh: '员工须保留第二重验证，不能移除。请设置新的验证方式，它将取代现有的。',
});
