import { GetPayment, ListPayments } from '@toric/contracts/payment/payment.http';
import { IconCreditCard } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of payments of orders, and of failed captures. */
export const paymentsArea: ConsoleArea = {
  name: 'payments',
  group: 'money',
  pages: [
    {
      path: '/payments',
      needs: ListPayments,
      load: () => import('./payments.tsx'),
      title: { en: 'Payments', zh: '付款' },
      rail: { icon: IconCreditCard, order: 50 },
    },
    {
      path: '/payments/:orderId',
      needs: GetPayment,
      load: () => import('./payment.tsx'),
      title: { en: 'Payment', zh: '付款' },
    },
  ],
};
