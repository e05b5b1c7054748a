import { GetOrder, ListOrders, PlaceOrder } from '@toric/contracts/order/order.http';
import { IconPhone, IconReceipt } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const ordersArea: ConsoleArea = {
  name: 'orders',
  group: 'today',
  pages: [
    {
      path: '/orders',
      needs: ListOrders,
      load: () => import('./list.tsx'),
      title: { en: 'Orders', zh: '订单' },
      rail: { icon: IconReceipt, order: 20, key: 'o' },
    },
    {
      path: '/orders/new',
      needs: PlaceOrder,
      load: () => import('./new/new-order.tsx'),
      title: { en: 'New order', zh: '新建订单' },
      rail: { icon: IconPhone, order: 30 },
    },
    {
      path: '/orders/:orderId',
      needs: GetOrder,
      load: () => import('./record.tsx'),
      title: { en: 'Order', zh: '订单' },
    },
  ],
};
