/** Declares the refusals of sign-ins, of sessions and of passwords. */
import { refusal } from '../../kernel/refusal.ts';

export const AUTH_WRONG_CREDENTIALS = refusal('auth.wrong-credentials', 'unauthenticated', {
  en: 'E-mail or password is wrong. Check both and try again. If you have just signed up, open the link in our mail first.',
  zh: '电子邮箱或密码错误。请检查后重试。如果您刚刚注册，请先打开我们邮件中的链接。',
});
/**
 * Refuses a sign-in after too many wrong passwords. An e-mail address without an account gets this answer too, so that
 * the answer does not reveal who has an account.
 */
export const AUTH_LOCKED = refusal('auth.locked', 'too-many', {
  en: 'Too many wrong passwords for this e-mail from your network. Wait a few minutes (at most 15), or sign in from another network.',
  zh: '您所在的网络对此电子邮箱输入错误密码的次数过多。请等待几分钟（最多 15 分钟），或换一个网络登录。',
});
export const AUTH_BUSY = refusal('auth.busy', 'too-many', {
  en: 'Too many people are signing in at this moment. Try again in a few seconds.',
  zh: '当前登录人数过多。请几秒后重试。',
});
export const AUTH_SESSION_ENDED = refusal('auth.session-ended', 'unauthenticated', {
  en: 'The session has ended. Sign in again.',
  zh: '会话已结束。请重新登录。',
});
export const AUTH_REFRESH_RACED = refusal('auth.refresh-raced', 'conflict', {
  en: 'Another request refreshed this session at the same moment. Use the tokens that it received.',
  zh: '另一个请求同时刷新了此会话。请使用该请求取得的令牌。',
});
export const AUTH_REFRESH_REUSED = refusal('auth.refresh-reused', 'unauthenticated', {
  en: 'This refresh token was already used, so it may have been stolen: the session has ended for everybody. Sign in again.',
  zh: '此刷新令牌已被使用过，可能已被盗用：该会话已全部终止。请重新登录。',
});

export const PASSWORD_TOO_COMMON = refusal('password.too-common', 'invalid', {
  en: 'This password is easy to guess: it is common, or a common word with digits, or a row of keys. Use several words.',
  zh: '此密码极易被猜中：它很常见，或只是常用词加数字，或是键盘上连续的按键。请使用多个词语。',
});
export const PASSWORD_CONTAINS_NAME = refusal('password.contains-name', 'invalid', {
  en: 'The password contains your name. Choose one that does not.',
  zh: '密码包含您的姓名。请换一个不含姓名的密码。',
});
export const PASSWORD_CONTAINS_EMAIL = refusal('password.contains-email', 'invalid', {
  en: 'The password contains the name of your e-mail address. Choose one that does not.',
  zh: '密码包含您电子邮箱地址中的用户名。请换一个不含该用户名的密码。',
});
