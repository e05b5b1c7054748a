import { GetConsents, ListPolicyTexts } from '@toric/contracts/customer/consent/consent.http';
import { GetCustomer, SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { IconSignature, IconUsers } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const customersArea: ConsoleArea = {
  name: 'customers',
  group: 'customers',
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
      load: () => import('./consent/consents.tsx'),
      title: { en: 'Consents', zh: '同意' },
    },
    {
      path: '/consent-texts',
      needs: ListPolicyTexts,
      load: () => import('./consent/consent-texts.tsx'),
      title: { en: 'Texts of consent', zh: '同意文本' },
      rail: { icon: IconSignature, order: 96, group: 'house' },
    },
  ],
};
