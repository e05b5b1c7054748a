import { refusal } from '../../kernel/refusal.ts';
import { EMAIL_TAKEN } from './customer.errors.ts';

export const STAFF_NOT_FOUND = refusal('staff.not-found', 'not-found', {
  en: 'There is no such member of staff.',
  zh: '没有此员工。',
});
export const STAFF_EMAIL_TAKEN = refusal('staff.email-taken', 'conflict', EMAIL_TAKEN);
export const STAFF_OWN_ROLES = refusal('staff.own-roles', 'forbidden', {
  en: 'You cannot change your own roles. Ask another administrator to change them.',
  zh: '您不能修改自己的角色。请由另一位管理员修改。',
});
