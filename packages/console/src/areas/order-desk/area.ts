import { ListOrderHolds } from '@toric/contracts/order/holds/order-hold.http';
import { CreateOrderTag, GetOrderTag, ListOrderTags } from '@toric/contracts/order/tags/order-tag.http';
import { IconHandStop, IconTags } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of the order desk: orders on hold, and the tags with which staff sort orders. */
export const orderDeskArea: ConsoleArea = {
  name: 'order-desk',
  group: 'today',
  pages: [
    {
      path: '/order-holds',
      needs: ListOrderHolds,
      load: () => import('./holds.tsx'),
      title: { en: 'Orders on hold', zh: '暂缓的订单' },
      rail: { icon: IconHandStop, order: 22 },
    },
    {
      path: '/order-tags',
      needs: ListOrderTags,
      load: () => import('./tags.tsx'),
      title: { en: 'Tags of orders', zh: '订单标签' },
      rail: { icon: IconTags, order: 98, group: 'house' },
    },
    {
      path: '/order-tags/new',
      needs: CreateOrderTag,
      load: () => import('./new-tag.tsx'),
      title: { en: 'New tag of orders', zh: '新订单标签' },
    },
    {
      path: '/order-tags/:tagId',
      needs: GetOrderTag,
      load: () => import('./tag.tsx'),
      title: { en: 'Tag of orders', zh: '订单标签' },
    },
  ],
};
