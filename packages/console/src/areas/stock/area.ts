import { GetLensStock, GetLot, ListStock, ListWarehouses } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { ListStockLevels } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import { ReportLowStock, ReportStockAgeing } from '@toric/contracts/catalog-inventory/reports/report.http';
import { GetShipment, ListShipments } from '@toric/contracts/order/shipment.http';
import {
  IconAdjustments,
  IconBox,
  IconBuildingWarehouse,
  IconGridDots,
  IconHourglass,
  IconTrendingDown,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/**
 * Lists the stock pages of the console: shipments, lens stock by power, lots, low stock, expiry, stock levels and
 * warehouses.
 */
export const stockArea: ConsoleArea = {
  name: 'stock',
  group: 'goods',
  pages: [
    {
      path: '/shipments',
      needs: ListShipments,
      load: () => import('./shipments.tsx'),
      title: { en: 'To ship today', zh: '今日待发货' },
      rail: { icon: IconTruckDelivery, order: 20, group: 'today' },
    },
    {
      path: '/shipments/:orderId',
      needs: GetShipment,
      load: () => import('./shipment.tsx'),
      title: { en: 'Parcel', zh: '包裹' },
    },
    {
      path: '/stock/lenses',
      needs: ListStock,
      load: () => import('./matrix/choose-product.tsx'),
      title: { en: 'Lens stock', zh: '镜片库存' },
      rail: { icon: IconGridDots, order: 22, key: 's' },
    },
    {
      path: '/stock/lenses/:handle',
      needs: GetLensStock,
      load: () => import('./matrix/matrix-page.tsx'),
      title: { en: 'Lens stock', zh: '镜片库存' },
    },
    {
      path: '/stock',
      needs: ListStock,
      load: () => import('./lots.tsx'),
      title: { en: 'Lots', zh: '批次' },
      rail: { icon: IconBox, order: 23 },
    },
    { path: '/stock/lots/:lotId', needs: GetLot, load: () => import('./lot.tsx'), title: { en: 'Lot', zh: '批次' } },
    {
      path: '/stock/low',
      needs: ReportLowStock,
      load: () => import('./low-stock.tsx'),
      title: { en: 'Running low', zh: '即将缺货' },
      rail: { icon: IconTrendingDown, order: 27 },
    },
    {
      path: '/stock/ageing',
      needs: ReportStockAgeing,
      load: () => import('./ageing.tsx'),
      title: { en: 'Expires soon', zh: '临近有效期' },
      rail: { icon: IconHourglass, order: 28 },
    },
    {
      path: '/stock/levels',
      needs: ListStockLevels,
      load: () => import('./levels/levels.tsx'),
      title: { en: 'Minimum and maximum', zh: '最低与最高库存' },
      rail: { icon: IconAdjustments, order: 28.5 },
    },
    {
      path: '/stock/warehouses',
      needs: ListWarehouses,
      load: () => import('./warehouses.tsx'),
      title: { en: 'Warehouses', zh: '仓库' },
      rail: { icon: IconBuildingWarehouse, order: 29 },
    },
  ],
};
