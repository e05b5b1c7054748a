import { SellAtCounter } from '@toric/contracts/order/counter/counter.http';
import { IconCashRegister } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the page of sales at the counter of a shop. */
export const counterArea: ConsoleArea = {
  name: 'counter',
  group: 'today',
  pages: [
    {
      path: '/counter',
      needs: SellAtCounter,
      load: () => import('./counter.tsx'),
      title: { en: 'Counter', zh: '柜台销售' },
      rail: { icon: IconCashRegister, order: 31 },
    },
  ],
};
