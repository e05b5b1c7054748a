import { AmendOrder, GetAmendment, ListAmendments } from '@toric/contracts/order/amendments/amendment.http';
import { IconEdit } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of changes of confirmed orders that are not yet picked. */
export const amendmentsArea: ConsoleArea = {
  name: 'amendments',
  group: 'today',
  pages: [
    {
      path: '/amendments',
      needs: ListAmendments,
      load: () => import('./list.tsx'),
      title: { en: 'Changes of orders', zh: '订单更改' },
      rail: { icon: IconEdit, order: 24 },
    },
    {
      path: '/amendments/:amendmentId',
      needs: GetAmendment,
      load: () => import('./record.tsx'),
      title: { en: 'Change of an order', zh: '订单更改' },
    },
    {
      path: '/orders/:orderId/change',
      needs: AmendOrder,
      load: () => import('./change.tsx'),
      title: { en: 'Change an order', zh: '更改订单' },
    },
  ],
};
