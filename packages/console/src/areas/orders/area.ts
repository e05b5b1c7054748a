import { GetOrder, ListOrders, PlaceOrder } from '@toric/contracts/order/order.http';
import { CreateOrderField, GetOrderField, ListOrderFields } from '@toric/contracts/order/fields/order-field.http';
import { IconForms, IconPhone, IconReceipt } from '@tabler/icons-react';
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
    {
      path: '/order-fields',
      needs: ListOrderFields,
      load: () => import('./fields/list.tsx'),
      title: { en: 'Custom fields of orders', zh: '订单自定义字段' },
      rail: { icon: IconForms, order: 99, group: 'house' },
    },
    {
      path: '/order-fields/new',
      needs: CreateOrderField,
      load: () => import('./fields/new.tsx'),
      title: { en: 'New custom field of orders', zh: '新订单自定义字段' },
    },
    {
      path: '/order-fields/:fieldId',
      needs: GetOrderField,
      load: () => import('./fields/record.tsx'),
      title: { en: 'Custom field of orders', zh: '订单自定义字段' },
    },
  ],
};
