import { INVITE_STAFF_GUIDE } from '@toric/contracts/customer/staff/invitation.guide';
import { InviteStaff } from '@toric/contracts/customer/staff/invitation.http';
import {
  ASK_FACTOR_RESET_GUIDE,
  CHANGE_ROLES_GUIDE,
  ISSUE_SETUP_CODE_GUIDE,
  REJECT_ROLES_GUIDE,
} from '@toric/contracts/customer/staff/staff.guide';
import {
  ApproveFactorReset,
  ApproveRoles,
  AskFactorReset,
  ChangeRoles,
  GetStaff,
  IssueSetupCode,
  ListStaff,
  RejectRoles,
} from '@toric/contracts/customer/staff/staff.http';
import { ListStaffChanges } from '@toric/contracts/customer/staff/staff-change.http';
import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import type { Action, AnyAction } from '../../kit/kit.types.ts';
import { aboutCode } from './add-staff.ts';
import { RoleRules } from './roles.tsx';
import { ResetEffect, RolesEffect } from './effects.tsx';
import type { Colleague } from './use-colleague.ts';

const refreshes = [ListStaff, GetStaff, ListStaffChanges];
const REASON = [{ fields: [{ name: 'reason' as const, control: 'text' as const }] }];
const isOther = ({ id, me }: Colleague) => id !== me;

const approveRoles: Action<Colleague, typeof ApproveRoles> = {
  operation: ApproveRoles,
  label: { en: 'Approve the roles…', zh: '批准角色…' },
  tone: 'main',
  when: ({ roleRequest, me }) => roleRequest !== null && roleRequest.requestedBy !== me,
  effect: RolesEffect,
  keep: { en: 'Let them wait', zh: '暂不批准' },
  input: ({ id, roleRequest }) => ({ params: { staffId: id, requestId: roleRequest?.id ?? '' } }),
  done: {
    en: 'The roles hold from now on. All sessions of the person have ended.',
    zh: '角色即刻生效，此人的所有会话已结束。',
  },
  refreshes,
};

const rejectRoles: Action<Colleague, typeof RejectRoles> = {
  operation: RejectRoles,
  label: ({ roleRequest, me }) =>
    roleRequest?.requestedBy === me
      ? { en: 'Withdraw the request…', zh: '撤回申请…' }
      : { en: 'Reject the roles…', zh: '驳回角色…' },
  tone: 'stop',
  when: ({ roleRequest }) => roleRequest !== null,
  keep: { en: 'Let them wait', zh: '继续等待' },
  form: {
    operation: RejectRoles,
    guide: REJECT_ROLES_GUIDE,
    title: { en: 'Leave the roles as they are', zh: '保持现有角色' },
    save: { en: 'End the request', zh: '结束申请' },
    sections: REASON,
  },
  input: ({ id, roleRequest }, body) => ({ params: { staffId: id, requestId: roleRequest?.id ?? '' }, body }),
  done: { en: 'The roles stay as they are.', zh: '角色保持不变。' },
  refreshes,
};

const approveReset: Action<Colleague, typeof ApproveFactorReset> = {
  operation: ApproveFactorReset,
  label: { en: 'Approve the reset…', zh: '批准重置…' },
  tone: 'main',
  when: ({ reset, me, id }) => reset !== undefined && reset.madeBy !== me && id !== me,
  effect: ResetEffect,
  keep: { en: 'Let it wait', zh: '暂不批准' },
  input: ({ id, reset }) => ({ params: { staffId: id, requestId: reset?.id ?? '' } }),
  done: {
    en: 'The second factor is removed. At the next sign-in the person sets up a new one.',
    zh: '已移除第二重验证。此人下次登录时须重新设置。',
  },
  refreshes,
};

const changeRoles: Action<Colleague, typeof ChangeRoles> = {
  operation: ChangeRoles,
  label: { en: 'Change the roles…', zh: '更改角色…' },
  key: 'e',
  when: isOther,
  effect: RoleRules,
  keep: { en: 'Leave the roles', zh: '保持角色' },
  form: {
    operation: ChangeRoles,
    guide: CHANGE_ROLES_GUIDE,
    title: { en: 'Change the roles', zh: '更改角色' },
    save: { en: 'Give these roles', zh: '授予这些角色' },
    sections: [{ fields: [{ name: 'roles', words: STAFF_ROLE_WORDS }, { name: 'reason' }] }],
    start: ({ roles }) => ({ roles }),
  },
  input: ({ id, version }, body) => ({ params: { staffId: id }, body, ifMatch: `"v${version}"` }),
  done: ({ roleRequest }) =>
    roleRequest
      ? {
          en: 'Another administrator must approve these roles. Until then they stay as they are.',
          zh: '须由另一位管理员批准，在此之前角色不变。',
        }
      : {
          en: 'The roles hold from now on. All sessions of the person have ended.',
          zh: '角色即刻生效，此人的所有会话已结束。',
        },
  refreshes,
};

const invite: Action<Colleague, typeof InviteStaff> = {
  operation: InviteStaff,
  label: { en: 'Send an invitation…', zh: '发送邀请…' },
  when: ({ active }) => !active,
  keep: { en: 'Send nothing', zh: '不发送' },
  form: {
    operation: InviteStaff,
    guide: INVITE_STAFF_GUIDE,
    title: { en: 'Send an invitation by mail', zh: '通过邮件发送邀请' },
    save: { en: 'Send it', zh: '发送' },
    sections: REASON,
  },
  input: ({ id }, body) => ({ params: { staffId: id }, body }),
  done: {
    en: 'The invitation is on its way. It works once, within three days, and ends the set-up code.',
    zh: '邀请已发出，三天内可使用一次，原设置码随即失效。',
  },
  refreshes,
};

const issueCode: Action<Colleague, typeof IssueSetupCode> = {
  operation: IssueSetupCode,
  label: { en: 'New set-up code…', zh: '新设置码…' },
  tone: 'stop',
  when: isOther,
  keep: { en: 'Leave the password', zh: '保持密码' },
  form: {
    operation: IssueSetupCode,
    guide: ISSUE_SETUP_CODE_GUIDE,
    title: { en: 'End the password and issue a set-up code', zh: '作废密码并签发设置码' },
    save: { en: 'End the password and all sessions', zh: '作废密码并结束所有会话' },
    sections: REASON,
  },
  input: ({ id }, body) => ({ params: { staffId: id }, body }),
  done: { en: 'The earlier code, the password and all sessions have ended.', zh: '原设置码、密码和所有会话均已失效。' },
  once: ({ setupCode, setupCodeExpiresAt }) => ({
    title: { en: 'New set-up code', zh: '新设置码' },
    secret: setupCode,
    about: aboutCode(setupCodeExpiresAt),
  }),
  refreshes,
};

const askReset: Action<Colleague, typeof AskFactorReset> = {
  operation: AskFactorReset,
  label: { en: 'Lost second factor…', zh: '第二重验证丢失…' },
  when: (colleague) => isOther(colleague) && colleague.active && colleague.reset === undefined,
  keep: { en: 'Keep the second factor', zh: '保留第二重验证' },
  form: {
    operation: AskFactorReset,
    guide: ASK_FACTOR_RESET_GUIDE,
    title: { en: 'Ask to remove the second factor', zh: '申请移除第二重验证' },
    save: { en: 'Ask another administrator', zh: '提交另一位管理员' },
    sections: REASON,
  },
  input: ({ id }, body) => ({ params: { staffId: id }, body }),
  done: {
    en: 'Another administrator must approve it within a day. Until then nothing changes.',
    zh: '须由另一位管理员在一天内批准，在此之前不作更改。',
  },
  refreshes,
};

/** Lists the actions of an administrator for a colleague. Role changes and resets need two people. */
export const PERSON_ACTIONS: readonly AnyAction<Colleague>[] = [
  ...[approveRoles, approveReset, changeRoles],
  ...[invite, rejectRoles, askReset, issueCode],
];
