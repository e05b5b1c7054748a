import { GetStaff, ListStaff } from '@toric/contracts/customer/staff/staff.http';
import { ListStaffChanges } from '@toric/contracts/customer/staff/staff-change.http';
import { IconUserShield } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of staff: accounts, roles, invitations and lost second factors. */
export const staffArea: ConsoleArea = {
  name: 'staff',
  group: 'house',
  pages: [
    {
      path: '/staff',
      needs: ListStaff,
      load: () => import('./list.tsx'),
      title: { en: 'Staff', zh: '员工' },
      rail: { icon: IconUserShield, order: 10 },
    },
    {
      path: '/staff/changes',
      needs: ListStaffChanges,
      load: () => import('./changes.tsx'),
      title: { en: 'Changes of accounts', zh: '账户变更' },
    },
    {
      path: '/staff/:staffId',
      needs: GetStaff,
      load: () => import('./person.tsx'),
      title: { en: 'Member of staff', zh: '员工' },
    },
  ],
};
