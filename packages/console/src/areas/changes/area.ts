import { ListChanges, VerifyChanges } from '@toric/contracts/changes/change.http';
import { ListAccessDenials } from '@toric/contracts/customer/accounts/access-denial.http';
import { ListSecurityEvents } from '@toric/contracts/customer/accounts/account.http';
import { IconHistory, IconLock, IconShieldCheck, IconShieldLock } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of auditors: changes, their chain, denied access and the security log. */
export const changesArea: ConsoleArea = {
  name: 'changes',
  group: 'records',
  pages: [
    {
      path: '/changes',
      needs: ListChanges,
      load: () => import('./changes.tsx'),
      title: { en: 'Changes', zh: '变更记录' },
      rail: { icon: IconHistory, order: 85 },
    },
    {
      path: '/changes/verification',
      needs: VerifyChanges,
      load: () => import('./verification.tsx'),
      title: { en: 'Check the record', zh: '校验记录' },
      rail: { icon: IconShieldCheck, order: 86 },
    },
    {
      path: '/changes/denials',
      needs: ListAccessDenials,
      load: () => import('./denials.tsx'),
      title: { en: 'Denied access', zh: '被拒访问' },
      rail: { icon: IconLock, order: 87 },
    },
    {
      path: '/changes/security',
      needs: ListSecurityEvents,
      load: () => import('./security-events.tsx'),
      title: { en: 'Security log', zh: '安全日志' },
      rail: { icon: IconShieldLock, order: 88 },
    },
  ],
};
