import { word, wordsOf } from '../../kernel/words.ts';
import { StaffChangeKind } from './staff-change.http.ts';

export const STAFF_CHANGE_KIND_WORDS = wordsOf(StaffChangeKind, {
  added: word('Account added', '已添加账户', 'ok'),
  'roles-requested': word('Roles asked for', '已申请角色', 'wait'),
  'roles-changed': word('Roles changed', '角色已更改', 'ok'),
  'roles-rejected': word('Roles rejected', '角色申请已驳回', 'ended'),
  'code-issued': word('Set-up code issued', '已签发设置码', 'works'),
  invited: word('Invited by mail', '已邮件邀请', 'works'),
  'password-set': word('Password set', '已设置密码', 'ok'),
  'factor-reset-asked': word('Reset of the second factor asked for', '已申请重置第二重验证', 'wait'),
  'factor-reset': word('Second factor reset', '第二重验证已重置', 'ok'),
});
