import { GetPrivacyRequest, ListPrivacyRequests } from '@toric/contracts/customer/privacy/privacy.http';
import { IconShieldLock } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const privacyArea: ConsoleArea = {
  name: 'privacy',
  group: 'customers',
  pages: [
    {
      path: '/privacy',
      needs: ListPrivacyRequests,
      load: () => import('./list.tsx'),
      title: { en: 'Privacy requests', zh: '隐私请求' },
      rail: { icon: IconShieldLock, order: 90 },
    },
    {
      path: '/privacy/:customerId/:requestId',
      needs: GetPrivacyRequest,
      load: () => import('./record.tsx'),
      title: { en: 'Privacy request', zh: '隐私请求' },
    },
  ],
};
