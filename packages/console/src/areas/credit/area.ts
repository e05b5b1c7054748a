import { GetCredit, ListCreditAccounts, ListCreditChanges } from '@toric/contracts/order/credit/credit.http';
import { IconGauge } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of customers' credit. A high credit needs the decision of a second person. */
export const creditArea: ConsoleArea = {
  name: 'credit',
  group: 'money',
  pages: [
    {
      path: '/credit',
      needs: ListCreditAccounts,
      load: () => import('./list.tsx'),
      title: { en: 'Credit', zh: '客户信用' },
      rail: { icon: IconGauge, order: 54 },
    },
    {
      path: '/credit-changes',
      needs: ListCreditChanges,
      load: () => import('./changes.tsx'),
      title: { en: 'Changes of credits', zh: '信用变更' },
    },
    {
      path: '/credit/:customerId',
      needs: GetCredit,
      load: () => import('./record.tsx'),
      title: { en: 'Credit of a customer', zh: '客户的信用' },
    },
  ],
};
