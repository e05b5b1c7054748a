import { ListStaff, type StaffView } from '@toric/contracts/customer/staff/staff.http';
import { ListStaffChanges } from '@toric/contracts/customer/staff/staff-change.http';
import { word, type Words } from '@toric/contracts/kernel/words';
import { listPage } from '../../kit/list/list-page.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';
import { addStaff } from './add-staff.ts';
import { Roles } from './roles.tsx';

/** How an account stands, in words. */
export const ACCOUNT_WORDS: Words<'waits' | 'conflict' | 'new' | 'works'> = {
  waits: word('Roles wait for approval', '角色待批准', 'wait'),
  conflict: word('Roles exclude each other', '角色互斥', 'stop'),
  new: word('No password yet', '尚未设置密码', 'new'),
  works: word('Works', '正常', 'ok'),
};
export function accountState({ roleRequest, excludedPairs, active }: StaffView): keyof typeof ACCOUNT_WORDS {
  if (excludedPairs.length > 0) return 'conflict';
  if (roleRequest) return 'waits';
  return active ? 'works' : 'new';
}

/** Everybody who works in the shop, with roles and with what waits for another administrator. */
export default listPage({
  operation: ListStaff,
  title: { en: 'Staff', zh: '员工' },
  about: { en: 'Who works here, and what each may do.', zh: '本店员工及其权限。' },
  key: ({ id }) => id,
  href: ({ id }) => `/staff/${id}`,
  columns: [
    {
      id: 'name',
      label: { en: 'Name', zh: '姓名' },
      cell: ({ name }) => <b>{name}</b>,
      text: ({ name }) => name,
      width: 180,
    },
    {
      id: 'roles',
      label: { en: 'Roles', zh: '角色' },
      cell: ({ roles }) => <Roles roles={roles} />,
      text: ({ roles }) => roles.join(' '),
      width: 260,
    },
    {
      id: 'state',
      label: { en: 'Account', zh: '账户' },
      cell: (one) => <Badge words={ACCOUNT_WORDS} value={accountState(one)} />,
      text: accountState,
      width: 200,
    },
    {
      id: 'email',
      label: { en: 'E-mail', zh: '电子邮件' },
      cell: ({ email }) => email,
      text: ({ email }) => email,
      width: 220,
    },
    {
      id: 'since',
      label: { en: 'Added', zh: '添加时间' },
      cell: ({ createdAt }) => <When at={createdAt} />,
      text: ({ createdAt }) => createdAt,
      width: 150,
    },
  ],
  actions: [
    addStaff,
    { href: '/staff/changes', operation: ListStaffChanges, label: { en: 'Changes of accounts', zh: '账户变更' } },
  ],
  empty: {
    title: { en: 'Nobody is here yet', zh: '尚无员工' },
    about: { en: 'Add the first member of staff.', zh: '请添加第一位员工。' },
  },
});
