import { ListTaxRegistrations, ListTaxRows } from '@toric/contracts/order/tax/tax.http';
import { IconReceiptTax } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of taxes: the places in which the shop is registered, and the tables by which orders are taxed. */
export const taxArea: ConsoleArea = {
  name: 'tax',
  group: 'money',
  pages: [
    {
      path: '/tax-registrations',
      needs: ListTaxRegistrations,
      load: () => import('./registrations.tsx'),
      title: { en: 'Tax registrations', zh: '税务登记' },
      rail: { icon: IconReceiptTax, order: 56 },
    },
    {
      path: '/tax-rates',
      needs: ListTaxRows,
      load: () => import('./rates.tsx'),
      title: { en: 'Tax rates', zh: '税率' },
    },
  ],
};
