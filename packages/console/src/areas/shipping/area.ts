import {
  ChangeDeliveryMethod,
  CreateDeliveryMethod,
  GetDeliveryMethod,
  ListDeliveryMethods,
} from '@toric/contracts/order/shipping/delivery-method.http';
import { IconTruckDelivery } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of delivery methods. Administrators define them, and orders choose one. */
export const shippingArea: ConsoleArea = {
  name: 'shipping',
  group: 'house',
  pages: [
    {
      path: '/delivery-methods',
      needs: ListDeliveryMethods,
      load: () => import('./list.tsx'),
      title: { en: 'Delivery methods', zh: '配送方式' },
      rail: { icon: IconTruckDelivery, order: 90 },
    },
    {
      path: '/delivery-methods/new',
      needs: CreateDeliveryMethod,
      load: () => import('./new.tsx'),
      title: { en: 'New delivery method', zh: '新配送方式' },
    },
    {
      path: '/delivery-methods/:methodId',
      needs: GetDeliveryMethod,
      load: () => import('./record.tsx'),
      title: { en: 'Delivery method', zh: '配送方式' },
    },
    {
      path: '/delivery-methods/:methodId/change',
      needs: ChangeDeliveryMethod,
      load: () => import('./change.tsx'),
      title: { en: 'Change a delivery method', zh: '更改配送方式' },
    },
  ],
};
