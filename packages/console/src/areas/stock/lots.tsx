import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { LOT_STATUS_WORDS } from '@toric/contracts/catalog-inventory/stock/stock.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { dayField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { Power } from '../../kit/show/power.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import { WarehouseName } from './warehouse-name.tsx';

const column = columnsFor<typeof ListStock>();

/** Lists the lots of all warehouses. */
export default listPage({
  operation: ListStock,
  title: { en: 'Lots', zh: '批次' },
  about: { en: 'Every lot that was received, the newest first.', zh: '所有已入库的批次，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/stock/lots/${id}`,
  filters: {
    lotNumber: { kind: 'text', label: { en: 'Lot', zh: '批号' }, scans: true },
    ...dayField('expires', { en: 'Use by', zh: '有效期至' }),
    expiresBefore: { kind: 'day', label: { en: 'Expires before', zh: '早于此日到期' }, side: 'to' },
    onHand: {
      kind: 'flag',
      label: { en: 'Boxes', zh: '库存' },
      yes: { en: 'some are on the shelf', zh: '有库存' },
      no: { en: 'none are left', zh: '已无库存' },
    },
    status: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: LOT_STATUS_WORDS },
    productId: { kind: 'record', label: { en: 'Product', zh: '产品' }, name: ProductName },
    warehouseId: { kind: 'record', label: { en: 'Warehouse', zh: '仓库' }, name: WarehouseName },
  },
  views: [
    { id: 'all', label: { en: 'All lots', zh: '全部批次' }, filters: {} },
    { id: 'aside', label: { en: 'Set aside', zh: '已隔离' }, filters: { status: 'quarantined' } },
    {
      id: 'expiring',
      label: { en: 'Expires in 6 months', zh: '6 个月内到期' },
      filters: { expiresTo: '+182d', onHand: 'true' },
    },
  ],
  columns: [
    {
      id: 'lot',
      label: { en: 'Lot', zh: '批号' },
      cell: ({ lotNumber }) => <b className="mono">{lotNumber}</b>,
      text: ({ lotNumber }) => lotNumber,
      width: 140,
    },
    {
      id: 'product',
      label: { en: 'Product', zh: '产品' },
      cell: ({ productId }) => <ProductName id={productId} />,
      text: ({ gtin }) => gtin,
      width: 220,
    },
    {
      id: 'power',
      label: { en: 'Power', zh: '度数' },
      cell: ({ parameters }) => <Power lens={parameters} dial />,
      width: 200,
    },
    column.day('expires', { en: 'Use by', zh: '有效期至' }, ({ expiresOn }) => expiresOn, { width: 160 }),
    {
      id: 'warehouse',
      label: { en: 'Warehouse', zh: '仓库' },
      cell: ({ warehouseId }) => <WarehouseName id={warehouseId} />,
      width: 140,
    },
    {
      id: 'bin',
      label: { en: 'Bin', zh: '货位' },
      cell: ({ bin }) => <span className="mono">{bin}</span>,
      text: ({ bin }) => bin ?? '',
      width: 100,
    },
    {
      id: 'available',
      label: { en: 'Free', zh: '可用' },
      cell: ({ available }) => <b>{available}</b>,
      text: ({ available }) => String(available),
      align: 'end',
      width: 70,
    },
    {
      id: 'reserved',
      label: { en: 'Reserved', zh: '已预留' },
      cell: ({ reserved }) => reserved,
      text: ({ reserved }) => String(reserved),
      align: 'end',
      width: 80,
    },
    {
      id: 'onHand',
      label: { en: 'On the shelf', zh: '在库' },
      cell: ({ onHand }) => onHand,
      text: ({ onHand }) => String(onHand),
      align: 'end',
      width: 100,
    },
    column.badge('status', { en: 'State', zh: '状态' }, LOT_STATUS_WORDS, ({ status }) => status, { width: 130 }),
  ],
  empty: {
    title: { en: 'No lot matches.', zh: '没有符合条件的批次。' },
    about: { en: 'Lots come into being when boxes are received.', zh: '收货入库后即产生批次。' },
  },
});
