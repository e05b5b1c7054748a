import { refusal } from '../../kernel/refusal.ts';
import { EMAIL_TAKEN } from '../people/customer.errors.ts';

export const STAFF_NOT_FOUND = refusal('staff.not-found', 'not-found', {
  en: 'There is no such member of staff.',
  zh: '没有此员工。',
});
export const STAFF_EMAIL_TAKEN = refusal('staff.email-taken', 'conflict', EMAIL_TAKEN);
export const STAFF_HAS_PASSWORD = refusal('staff.has-password', 'conflict', {
  en: 'This member of staff has a password already. If she forgot it, issue a set-up code for her.',
  zh: '此员工已有密码。如其忘记密码，请为其签发设置码。',
});
export const STAFF_OWN_ROLES = refusal('staff.own-roles', 'forbidden', {
  en: 'You cannot change your own roles. Ask another administrator to change them.',
  zh: '您不能修改自己的角色。请由另一位管理员修改。',
});
export const STAFF_OWN_CODE = refusal('staff.own-code', 'forbidden', {
  en: 'You cannot issue a set-up code for your own account. Ask another administrator to issue it.',
  zh: '您不能为自己的账户签发设置码。请由另一位管理员签发。',
});
export const STAFF_OWN_FACTOR = refusal('staff.own-factor', 'forbidden', {
  en: 'You cannot reset your own second factor. Use a recovery code, or ask two other administrators.',
  zh: '您不能重置自己的第二重验证。请使用恢复代码，或请另外两位管理员处理。',
});
export const STAFF_FACTOR_NEEDS_SECOND_ADMINISTRATOR = refusal('staff.factor-needs-second-administrator', 'forbidden', {
  en: 'You asked for this reset yourself: another administrator must approve it.',
  zh: '此重置由您本人申请：须由另一位管理员批准。',
});
export const STAFF_ROLES_EXCLUDE_EACH_OTHER = refusal('staff.roles-exclude-each-other', 'unprocessable', {
  en: 'One person may not hold these roles together. Give one of the roles to another person.',
  zh: '一人不得同时担任这些角色。请将其中一个角色交给他人。',
});
export const STAFF_NEEDS_SECOND_ADMINISTRATOR = refusal('staff.needs-second-administrator', 'forbidden', {
  en: 'You asked for these roles yourself: another administrator must approve them.',
  zh: '这些角色由您本人申请：须由另一位管理员批准。',
});
export const STAFF_NOT_ADMINISTRATOR = refusal('staff.not-administrator', 'forbidden', {
  en: 'You are not an administrator any more. Sign in again to see your roles.',
  zh: '您已不再是管理员。请重新登录以查看您的角色。',
});
export const STAFF_REQUEST_NOT_WAITING = refusal('staff.request-not-waiting', 'conflict', {
  en: 'No such request waits for this person: it was decided, or a later change replaced it. Read the person again.',
  zh: '此员工没有这项待批申请：它已处理，或已被之后的更改取代。请重新读取该员工。',
});
/**
 * Refuses a set-up code that is unknown, used, replaced or expired. All these codes get the same answer, so that the
 * answer does not reveal which codes exist.
 */
export const STAFF_SETUP_CODE_UNUSABLE = refusal('staff.setup-code-unusable', 'unprocessable', {
  en: 'This set-up code cannot be used: it is unknown, was used already, or has expired. Ask an administrator for a new one.',
  zh: '此设置码无法使用：它不存在、已被使用或已过期。请向管理员索取新的设置码。',
});
