import { ADD_STAFF_GUIDE } from '@toric/contracts/customer/staff/staff.guide';
import { AddStaff } from '@toric/contracts/customer/staff/staff.http';
import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import type { Text } from '@toric/contracts/kernel/sentence';
import { formatInstant } from '../../app/formats.ts';
import type { Action } from '../../kit/kit.types.ts';
import { RoleRules } from './roles.tsx';

/** Returns the text that explains a set-up code to the administrator, with the expiry of the code. */
export const aboutCode = (expiresAt: string): Text => ({
  en: `Give it to her in person or by telephone. With it she sets her own password. It works once, until ${formatInstant(expiresAt, 'en')}.`,
  zh: `请当面或通过电话交给本人，用于设置密码。仅可使用一次，有效期至${formatInstant(expiresAt, 'zh')}。`,
});

/** Adds an account without a password. Its set-up code is shown once. */
export const addStaff: Action<undefined, typeof AddStaff> = {
  operation: AddStaff,
  label: { en: 'Add a member of staff…', zh: '添加员工…' },
  tone: 'main',
  key: 'n',
  effect: RoleRules,
  keep: { en: 'Add nobody', zh: '不添加' },
  form: {
    operation: AddStaff,
    guide: ADD_STAFF_GUIDE,
    title: { en: 'Add a member of staff', zh: '添加员工' },
    save: { en: 'Add the account', zh: '添加账户' },
    sections: [
      {
        fields: [
          { name: 'name', width: 'half' },
          { name: 'email', width: 'half' },
          { name: 'roles', words: STAFF_ROLE_WORDS },
          { name: 'reason' },
        ],
      },
    ],
  },
  input: (_, body) => ({ body }),
  done: ({ roleRequest }) =>
    roleRequest
      ? {
          en: 'The account is added. Its roles wait for another administrator.',
          zh: '账户已添加，角色待另一位管理员批准。',
        }
      : { en: 'The account is added.', zh: '账户已添加。' },
  once: ({ name, setupCode, setupCodeExpiresAt }) => ({
    title: { en: `Set-up code for ${name}`, zh: `${name} 的设置码` },
    secret: setupCode,
    about: aboutCode(setupCodeExpiresAt),
  }),
  then: ({ id }) => `/staff/${id}`,
};
