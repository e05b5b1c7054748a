import { GetInvoice, ListInvoices } from '@toric/contracts/payment/payment.http';
import { IconFileInvoice } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of invoices and credit notes. */
export const invoicesArea: ConsoleArea = {
  name: 'invoices',
  group: 'money',
  pages: [
    {
      path: '/invoices',
      needs: ListInvoices,
      load: () => import('./invoices.tsx'),
      title: { en: 'Invoices', zh: '发票' },
      rail: { icon: IconFileInvoice, order: 52 },
    },
    {
      path: '/invoices/:invoiceId',
      needs: GetInvoice,
      load: () => import('./invoice.tsx'),
      title: { en: 'Invoice', zh: '发票' },
    },
  ],
};
