import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import { IconBarcode } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of goods-in: the boxes of a delivery are scanned and booked. */
export const receivingArea: ConsoleArea = {
  name: 'receiving',
  group: 'today',
  pages: [
    {
      path: '/goods-in',
      needs: ReceiveStock,
      load: () => import('./choose-delivery.tsx'),
      title: { en: 'Goods-in', zh: '收货' },
      rail: { icon: IconBarcode, order: 21 },
    },
    {
      path: '/goods-in/:purchaseOrderId',
      needs: ReceiveStock,
      load: () => import('./goods-in.tsx'),
      title: { en: 'Goods-in', zh: '收货' },
    },
  ],
};
