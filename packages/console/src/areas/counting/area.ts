import { CountLots, GetStocktake, ListStocktakes } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { IconListCheck } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of stocktakes: boxes are counted by scan, and another person approves the count. */
export const countingArea: ConsoleArea = {
  name: 'counting',
  group: 'goods',
  pages: [
    {
      path: '/counting',
      needs: ListStocktakes,
      load: () => import('./stocktakes.tsx'),
      title: { en: 'Stocktakes', zh: '盘点' },
      rail: { icon: IconListCheck, order: 25 },
    },
    {
      path: '/counting/:stocktakeId',
      needs: GetStocktake,
      load: () => import('./stocktake.tsx'),
      title: { en: 'Stocktake', zh: '盘点' },
    },
    {
      path: '/counting/:stocktakeId/count',
      needs: CountLots,
      load: () => import('./count.tsx'),
      title: { en: 'Count by scan', zh: '扫描盘点' },
    },
  ],
};
