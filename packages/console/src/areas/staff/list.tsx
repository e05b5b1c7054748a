import { ListStaff, type StaffState, type StaffView } from '@toric/contracts/customer/staff/staff.http';
import { ListStaffChanges } from '@toric/contracts/customer/staff/staff-change.http';
import { STAFF_ROLE_WORDS, STAFF_STATE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import type { z } from 'zod';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { addStaff } from './add-staff.ts';
import { Roles } from './roles.tsx';

const column = columnsFor<typeof ListStaff>();

/** Returns the most important state of an account. */
export function accountState({ roleRequest, excludedPairs, active }: StaffView): z.output<typeof StaffState> {
  if (excludedPairs.length > 0) return 'roles-excluded';
  if (roleRequest) return 'roles-waiting';
  return active ? 'usable' : 'without-password';
}

/** Lists the members of staff, with their roles and with the requests that wait for another administrator. */
export default listPage({
  operation: ListStaff,
  title: { en: 'Staff', zh: '员工' },
  about: { en: 'Who works here, and what each may do.', zh: '本店员工及其权限。' },
  key: ({ id }) => id,
  href: ({ id }) => `/staff/${id}`,
  filters: {
    role: { kind: 'choice', label: { en: 'Role', zh: '角色' }, words: STAFF_ROLE_WORDS },
    state: { kind: 'choice', label: { en: 'Account', zh: '账户' }, words: STAFF_STATE_WORDS },
    name: { kind: 'text', label: { en: 'Part of the name', zh: '姓名的一部分' } },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'roles', label: { en: 'Roles to approve', zh: '待批准角色' }, filters: { state: 'roles-waiting' } },
    { id: 'new', label: { en: 'No password yet', zh: '尚未设置密码' }, filters: { state: 'without-password' } },
  ],
  columns: [
    column.text('name', { en: 'Name', zh: '姓名' }, ({ name }) => name, { isName: true, width: 180 }),
    {
      id: 'roles',
      label: { en: 'Roles', zh: '角色' },
      cell: ({ roles }) => <Roles roles={roles} />,
      text: ({ roles }) => roles.join(' '),
      width: 260,
    },
    column.badge('state', { en: 'Account', zh: '账户' }, STAFF_STATE_WORDS, accountState),
    column.text('email', { en: 'E-mail', zh: '电子邮箱' }, ({ email }) => email, { width: 220 }),
    column.when('since', { en: 'Added', zh: '添加时间' }, ({ createdAt }) => createdAt),
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
