import { PackOrder } from '@toric/contracts/catalog-inventory/picking/packing.http';
import { GetPickWave, ListPickWaves } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { IconShoppingCart } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of picking and packing: waves of orders, the walk along the shelves by scanner, and the parcels. */
export const pickingArea: ConsoleArea = {
  name: 'picking',
  group: 'today',
  pages: [
    {
      path: '/picking',
      needs: ListPickWaves,
      load: () => import('./waves.tsx'),
      title: { en: 'Picking', zh: '拣货' },
      rail: { icon: IconShoppingCart, order: 20.5 },
    },
    {
      path: '/picking/:waveId',
      needs: GetPickWave,
      load: () => import('./wave.tsx'),
      title: { en: 'Wave', zh: '波次' },
    },
    {
      path: '/picking/:waveId/walk',
      needs: ScanPick,
      load: () => import('./walk-page.tsx'),
      title: { en: 'Pick by scan', zh: '扫描拣货' },
    },
    {
      path: '/picking/:waveId/pack',
      needs: PackOrder,
      load: () => import('./pack-page.tsx'),
      title: { en: 'Pack', zh: '打包' },
    },
  ],
};
