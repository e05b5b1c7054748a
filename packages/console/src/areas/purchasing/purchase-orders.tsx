import {
  CreatePurchaseOrder,
  ListPurchaseOrders,
  type PurchaseOrderView,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { PURCHASE_ORDER_STATUS_WORDS } from '@toric/contracts/catalog-inventory/purchasing/purchasing.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField, dayField, openDayField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { Day } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';
import { SupplierName } from './supplier-name.tsx';

const column = columnsFor<typeof ListPurchaseOrders>();

const boxesOf = ({ lines }: PurchaseOrderView) => lines.reduce((sum, { quantity }) => sum + quantity, 0);
const missingOf = ({ lines }: PurchaseOrderView) => lines.reduce((sum, { missing }) => sum + missing, 0);

/** Lists the orders to suppliers. */
export default listPage({
  operation: ListPurchaseOrders,
  title: { en: 'Purchase orders', zh: '采购单' },
  about: {
    en: 'One person drafts an order, another approves it, and then it is sent.',
    zh: '一人起草，另一人批准，然后发给供应商。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/purchasing/${id}`,
  filters: {
    number: { kind: 'text', label: { en: 'Number', zh: '号码' }, scans: true },
    overdue: {
      kind: 'flag',
      label: { en: 'Delivery', zh: '到货' },
      yes: { en: 'is late', zh: '逾期' },
      no: { en: 'any', zh: '不限' },
    },
    ...choiceField('status', { en: 'State', zh: '状态' }, PURCHASE_ORDER_STATUS_WORDS),
    ...openDayField('expected', { en: 'Expected', zh: '预计到货' }),
    supplierId: { kind: 'record', label: { en: 'Supplier', zh: '供应商' }, name: SupplierName },
    warehouseId: { kind: 'record', label: { en: 'Warehouse', zh: '仓库' }, name: WarehouseName },
    ...dayField('created', { en: 'Made', zh: '创建时间' }),
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'draft', label: { en: 'To approve', zh: '待批准' }, filters: { status: 'draft' } },
    { id: 'approved', label: { en: 'To send', zh: '待发送' }, filters: { status: 'approved' } },
    { id: 'sent', label: { en: 'On the way', zh: '在途' }, filters: { status: 'sent' } },
    { id: 'late', label: { en: 'Late', zh: '逾期' }, filters: { overdue: 'true' } },
    { id: 'partly', label: { en: 'Partly here', zh: '部分到货' }, filters: { status: 'partly-received' } },
  ],
  columns: [
    column.text('number', { en: 'Order', zh: '采购单' }, ({ number }) => number, { isName: true, width: 150 }),
    {
      id: 'supplier',
      label: { en: 'Supplier', zh: '供应商' },
      cell: ({ supplierId }) => <SupplierName id={supplierId} />,
      text: ({ supplierId }) => supplierId,
      width: 200,
    },
    column.badge('status', { en: 'State', zh: '状态' }, PURCHASE_ORDER_STATUS_WORDS, ({ status }) => status, {
      width: 150,
    }),
    {
      id: 'boxes',
      label: { en: 'Boxes', zh: '盒数' },
      cell: boxesOf,
      text: (order) => String(boxesOf(order)),
      align: 'end',
      width: 80,
    },
    {
      id: 'missing',
      label: { en: 'To come', zh: '待到' },
      cell: (order) => missingOf(order) || '',
      text: (order) => String(missingOf(order)),
      align: 'end',
      width: 80,
    },
    column.money('total', { en: 'Total', zh: '总额' }, ({ total }) => total, { width: 120 }),
    {
      id: 'expected',
      label: { en: 'Due', zh: '预计到货' },
      cell: ({ expectedOn }) => <Day day={expectedOn} near />,
      text: ({ expectedOn }) => expectedOn ?? '',
      width: 160,
    },
    {
      id: 'warehouse',
      label: { en: 'Warehouse', zh: '仓库' },
      cell: ({ warehouseId }) => <WarehouseName id={warehouseId} />,
      text: ({ warehouseId }) => warehouseId,
      width: 140,
    },
    {
      id: 'by',
      label: { en: 'Drafted by', zh: '起草人' },
      cell: ({ draftedBy }) => <PersonName id={draftedBy} />,
      text: ({ draftedBy }) => draftedBy,
      width: 140,
    },
    column.when('created', { en: 'Drafted', zh: '起草时间' }, ({ createdAt }) => createdAt, { width: 190 }),
  ],
  actions: [
    {
      href: '/purchasing/new',
      label: { en: 'Draft an order…', zh: '起草采购单…' },
      tone: 'main',
      operation: CreatePurchaseOrder,
    },
  ],
  empty: {
    title: { en: 'No order matches.', zh: '没有符合条件的采购单。' },
    about: { en: 'Draft one, or accept a proposal.', zh: '请起草采购单，或采纳补货建议。' },
  },
});
