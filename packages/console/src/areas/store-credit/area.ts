import { GetStoreCredit, ListStoreCreditGifts } from '@toric/contracts/payment/store-credit/store-credit.http';
import { IconGift } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/**
 * Lists the pages of store credit: the credit that customers may spend in their next orders, and the gifts that a
 * second person approves.
 */
export const storeCreditArea: ConsoleArea = {
  name: 'store-credit',
  group: 'money',
  pages: [
    {
      path: '/store-credit-gifts',
      needs: ListStoreCreditGifts,
      load: () => import('./gifts.tsx'),
      title: { en: 'Store credit', zh: '储值' },
      rail: { icon: IconGift, order: 55 },
    },
    {
      path: '/store-credit/:customerId',
      needs: GetStoreCredit,
      load: () => import('./record.tsx'),
      title: { en: 'Store credit of a customer', zh: '客户的储值' },
    },
  ],
};
