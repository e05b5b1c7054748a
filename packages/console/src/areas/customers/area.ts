import { GetConsents } from '@toric/contracts/customer/consent/consent.http';
import { GetCustomer, SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { AddWalkIn, IssueClaimCode } from '@toric/contracts/customer/people/walk-in.http';
import { IconUsers } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const customersArea: ConsoleArea = {
  name: 'customers',
  pages: [
    {
      path: '/customers',
      needs: SearchCustomers,
      load: () => import('./list.tsx'),
      title: { en: 'Customers', zh: '客户' },
      rail: { icon: IconUsers, order: 10, key: 'c' },
    },
    {
      path: '/customers/new',
      needs: AddWalkIn,
      load: () => import('./walk-in.tsx'),
      title: { en: 'New customer', zh: '新客户' },
    },
    {
      path: '/customers/:customerId',
      needs: GetCustomer,
      load: () => import('./record.tsx'),
      title: { en: 'Customer', zh: '客户' },
    },
    {
      path: '/customers/:customerId/consents',
      needs: GetConsents,
      load: () => import('./consents.tsx'),
      title: { en: 'Consents', zh: '同意' },
    },
    {
      path: '/customers/:customerId/claim-code',
      needs: IssueClaimCode,
      load: () => import('./claim-code.tsx'),
      title: { en: 'Claim code', zh: '认领码' },
    },
  ],
};
export default customersArea;
