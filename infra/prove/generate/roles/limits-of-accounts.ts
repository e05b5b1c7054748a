import { API_KEY_NEEDS_SECOND_PERSON } from '@toric/contracts/customer/machines/api-key.errors';
import {
  STAFF_FACTOR_NEEDS_SECOND_ADMINISTRATOR,
  STAFF_NEEDS_SECOND_ADMINISTRATOR,
  STAFF_OWN_CODE,
  STAFF_OWN_FACTOR,
  STAFF_OWN_ROLES,
  STAFF_ROLES_EXCLUDE_EACH_OTHER,
} from '@toric/contracts/customer/staff/staff.errors';
import type { Limit } from './limit.ts';

/** Lists the limits on the accounts of staff and on the keys of machines: who decides about whose access. */
export const LIMITS_OF_ACCOUNTS: readonly Limit[] = [
  {
    refusal: API_KEY_NEEDS_SECOND_PERSON,
    withWhom: { en: 'Somebody who did not give the scopes.', zh: '未授予该权限范围的另一人。' },
    provedBy: {
      file: 'services/customer/test/machines/api-keys.int.test.ts',
      test: 'a key that moves money works when a second person has approved it, and waits again when it gets more',
    },
  },
  {
    refusal: STAFF_OWN_ROLES,
    withWhom: { en: 'Nobody changes their own roles.', zh: '任何人不得更改自己的角色。' },
    provedBy: {
      file: 'services/customer/test/staff/staff.int.test.ts',
      test: 'an administrator gives himself no roles alone: a second one asks, and he agrees',
    },
  },
  {
    refusal: STAFF_OWN_CODE,
    withWhom: { en: 'Nobody issues a code for their own account.', zh: '任何人不得为自己的账户签发设置码。' },
    provedBy: {
      file: 'services/customer/test/staff/staff.int.test.ts',
      test: 'an administrator issues no code to himself, and nobody else issues one',
    },
  },
  {
    refusal: STAFF_ROLES_EXCLUDE_EACH_OTHER,
    upTo: {
      en: 'No account holds both halves of a control (docs/staff.md).',
      zh: '任何账户不得同时拥有一项控制的两半（见 docs/staff.md）。',
    },
    provedBy: {
      file: 'services/customer/test/staff/staff.int.test.ts',
      test: 'no account gets both halves of a control, neither when it is added nor later',
    },
  },
  {
    refusal: STAFF_OWN_FACTOR,
    withWhom: { en: 'Nobody resets their own second factor.', zh: '任何人不得重置自己的第二重验证。' },
    provedBy: {
      file: 'services/customer/test/factors/factors.int.test.ts',
      test: 'two other administrators reset the second factor of a colleague, and the password is still needed',
    },
  },
  {
    refusal: STAFF_FACTOR_NEEDS_SECOND_ADMINISTRATOR,
    withWhom: { en: 'An administrator who did not ask for the reset.', zh: '未申请该重置的另一位管理员。' },
    provedBy: {
      file: 'services/customer/test/factors/factors.int.test.ts',
      test: 'two other administrators reset the second factor of a colleague, and the password is still needed',
    },
  },
  {
    refusal: STAFF_NEEDS_SECOND_ADMINISTRATOR,
    withWhom: { en: 'An administrator who did not ask for the roles.', zh: '未申请该角色的另一位管理员。' },
    provedBy: {
      file: 'services/customer/test/staff/staff.int.test.ts',
      test: 'a pair that two administrators may permit waits until the second one approves it',
    },
  },
];
