import {
  ChangePurchaseOrder,
  CreatePurchaseOrder,
  GetPurchaseOrder,
  ListPurchaseOrders,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { ListProposals } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import {
  CreateSupplier,
  GetSupplier,
  ListSuppliers,
} from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { IconBuildingFactory2, IconBulb, IconShoppingCart } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of purchasing: orders to suppliers, proposals of what to order, and the suppliers. */
export const purchasingArea: ConsoleArea = {
  name: 'purchasing',
  group: 'buying',
  pages: [
    {
      path: '/purchasing',
      needs: ListPurchaseOrders,
      load: () => import('./purchase-orders.tsx'),
      title: { en: 'Purchase orders', zh: '采购单' },
      rail: { icon: IconShoppingCart, order: 30 },
    },
    {
      path: '/purchasing/new',
      needs: CreatePurchaseOrder,
      load: () => import('./new-order.tsx'),
      title: { en: 'Draft a purchase order', zh: '起草采购单' },
    },
    {
      path: '/purchasing/proposals',
      needs: ListProposals,
      load: () => import('./proposals.tsx'),
      title: { en: 'What to order', zh: '补货建议' },
      rail: { icon: IconBulb, order: 31 },
    },
    {
      path: '/purchasing/proposals/:proposalId',
      needs: ListProposals,
      load: () => import('./proposal.tsx'),
      title: { en: 'Proposal', zh: '补货建议' },
    },
    {
      path: '/purchasing/suppliers',
      needs: ListSuppliers,
      load: () => import('./suppliers.tsx'),
      title: { en: 'Suppliers', zh: '供应商' },
      rail: { icon: IconBuildingFactory2, order: 32 },
    },
    {
      path: '/purchasing/suppliers/new',
      needs: CreateSupplier,
      load: () => import('./new-supplier.tsx'),
      title: { en: 'Add a supplier', zh: '添加供应商' },
    },
    {
      path: '/purchasing/suppliers/:supplierId',
      needs: GetSupplier,
      load: () => import('./supplier.tsx'),
      title: { en: 'Supplier', zh: '供应商' },
    },
    {
      path: '/purchasing/:purchaseOrderId',
      needs: GetPurchaseOrder,
      load: () => import('./purchase-order.tsx'),
      title: { en: 'Purchase order', zh: '采购单' },
    },
    {
      path: '/purchasing/:purchaseOrderId/change',
      needs: ChangePurchaseOrder,
      load: () => import('./change-order.tsx'),
      title: { en: 'Change the lines', zh: '修改明细' },
    },
  ],
};
