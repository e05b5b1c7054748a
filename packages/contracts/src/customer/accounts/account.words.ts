import { word, wordsOf } from '../../kernel/words.ts';
import { AccountKind, SecurityEventKind } from './account.http.ts';

export const ACCOUNT_KIND_WORDS = wordsOf(AccountKind, {
  customer: word('Customer', '客户'),
  staff: word('Staff', '员工'),
});

export const SECURITY_EVENT_KIND_WORDS = wordsOf(SecurityEventKind, {
  'signed-in': word('Signed in', '已登录', 'ok'),
  'sign-in-failed': word('Wrong password', '密码错误', 'stop'),
  'password-reset-asked': word('New password asked for', '申请重设密码', 'wait'),
  'password-set': word('Password set by a link or a code', '通过链接或代码设置密码', 'ok'),
  'password-changed': word('Password changed', '密码已更改', 'ok'),
  'email-confirmed': word('E-mail confirmed', '电子邮件已确认', 'ok'),
  'email-changed': word('E-mail changed', '电子邮件已更改', 'ok'),
  'phone-changed': word('Phone number changed', '电话号码已更改', 'ok'),
  'sessions-ended': word('Sessions ended', '会话已结束', 'ended'),
  'factor-added': word('Second factor set up', '已设置第二重验证', 'ok'),
  'factor-removed': word('Second factor removed', '已移除第二重验证', 'stop'),
  'factor-failed': word('Wrong code', '验证码错误', 'stop'),
  'recovery-code-used': word('Recovery code used', '已使用恢复代码', 'wait'),
  'recovery-codes-renewed': word('New recovery codes', '恢复代码已更新', 'ok'),
  'passkey-added': word('Passkey added', '已添加通行密钥', 'ok'),
  'passkey-removed': word('Passkey removed', '已移除通行密钥', 'ended'),
  'account-claimed': word('Account claimed', '账户已认领', 'ok'),
});
