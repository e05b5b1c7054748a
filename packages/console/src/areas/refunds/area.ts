import { ListRefunds } from '@toric/contracts/payment/payment.http';
import { IconReceiptRefund } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the page of refunds. A large refund needs the decision of a second person. */
export const refundsArea: ConsoleArea = {
  name: 'refunds',
  group: 'money',
  pages: [
    {
      path: '/refunds',
      needs: ListRefunds,
      load: () => import('./refunds.tsx'),
      title: { en: 'Refunds', zh: '退款' },
      rail: { icon: IconReceiptRefund, order: 51 },
    },
  ],
};
