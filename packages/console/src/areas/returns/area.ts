import { ListReturnedBoxes, ReportReturns } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { ListReturnLabels } from '@toric/contracts/order/returns/label.http';
import { GetReturn, ListReturns, RequestReturn } from '@toric/contracts/order/returns/return.http';
import { ExchangeReturn, ReceiveReturn } from '@toric/contracts/order/returns/return-work.http';
import { IconPackageImport, IconPackages, IconReportAnalytics, IconTruckReturn } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of returns, exchanges and claims of customers, and of returned boxes. */
export const returnsArea: ConsoleArea = {
  name: 'returns',
  group: 'today',
  pages: [
    {
      path: '/returns',
      needs: ListReturns,
      load: () => import('./list.tsx'),
      title: { en: 'Returns', zh: '退货' },
      rail: { icon: IconPackageImport, order: 24 },
    },
    {
      path: '/returns/:returnId',
      needs: GetReturn,
      load: () => import('./record.tsx'),
      title: { en: 'Return', zh: '退货单' },
    },
    {
      path: '/returns/:returnId/receive',
      needs: ReceiveReturn,
      load: () => import('./receive.tsx'),
      title: { en: 'Receive a return', zh: '退货收货' },
    },
    {
      path: '/returns/:returnId/exchange',
      needs: ExchangeReturn,
      load: () => import('./exchange.tsx'),
      title: { en: 'Send the new goods', zh: '发出新商品' },
    },
    {
      path: '/expected-returns',
      needs: ListReturnLabels,
      load: () => import('./expected.tsx'),
      title: { en: 'Expected returns', zh: '待到退货' },
      rail: { icon: IconTruckReturn, order: 45, group: 'goods' },
    },
    {
      path: '/orders/:orderId/return',
      needs: RequestReturn,
      load: () => import('./request.tsx'),
      title: { en: 'New return', zh: '新退货单' },
    },
    {
      path: '/returned-boxes',
      needs: ListReturnedBoxes,
      load: () => import('./returned-boxes.tsx'),
      title: { en: 'Returned boxes', zh: '退回商品' },
      rail: { icon: IconPackages, order: 46, group: 'goods' },
    },
    {
      path: '/returns-report',
      needs: ReportReturns,
      load: () => import('./report.tsx'),
      title: { en: 'Why goods come back', zh: '退货原因' },
      rail: { icon: IconReportAnalytics, order: 47, group: 'goods' },
    },
  ],
};
