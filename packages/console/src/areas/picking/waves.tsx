import { PLAN_PICK_WAVE_GUIDE } from '@toric/contracts/catalog-inventory/picking/pick.guide';
import { PICK_WAVE_STATUS_WORDS } from '@toric/contracts/catalog-inventory/picking/pick.words';
import { ListPickWaves, PlanPickWave } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { useWarehouseOptions, WarehouseName } from '../stock/warehouse-name.tsx';

const column = columnsFor<typeof ListPickWaves>();

/** Lists the waves in which orders are picked. */
export default listPage({
  operation: ListPickWaves,
  title: { en: 'Picking', zh: '拣货' },
  about: {
    en: 'A wave is some orders that one person picks on one walk, box by box by scanner.',
    zh: '一个波次是由一人一次走完、逐盒扫描拣取的若干订单。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/picking/${id}`,
  filters: {
    status: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: PICK_WAVE_STATUS_WORDS },
    warehouseId: { kind: 'record', label: { en: 'Warehouse', zh: '仓库' }, name: WarehouseName },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'open', label: { en: 'To be picked', zh: '待拣货' }, filters: { status: 'open' } },
    { id: 'picking', label: { en: 'Being picked', zh: '拣货中' }, filters: { status: 'picking' } },
  ],
  columns: [
    column.when('planned', { en: 'Planned', zh: '安排时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    column.badge('status', { en: 'State', zh: '状态' }, PICK_WAVE_STATUS_WORDS, ({ status }) => status, { width: 170 }),
    {
      id: 'warehouse',
      label: { en: 'Warehouse', zh: '仓库' },
      cell: ({ warehouseId }) => <WarehouseName id={warehouseId} />,
      text: ({ warehouseId }) => warehouseId,
      width: 170,
    },
    column.text('market', { en: 'Country', zh: '国家或地区' }, ({ market }) => market, { width: 110 }),
    column.number('orders', { en: 'Orders', zh: '订单数' }, ({ orders }) => orders, { width: 90 }),
    column.number('taken', { en: 'Boxes taken', zh: '已取盒数' }, ({ taken }) => taken, { width: 120 }),
    column.number('boxes', { en: 'Boxes', zh: '盒数' }, ({ boxes }) => boxes, { width: 90 }),
    {
      id: 'picker',
      label: { en: 'Picker', zh: '拣货人' },
      cell: ({ pickerId }) => (pickerId ? <PersonName id={pickerId} /> : '–'),
      text: ({ pickerId }) => pickerId ?? '',
      width: 150,
    },
  ],
  actions: [
    {
      operation: PlanPickWave,
      label: { en: 'Plan a wave…', zh: '安排波次…' },
      tone: 'main',
      key: 'n',
      form: {
        operation: PlanPickWave,
        guide: PLAN_PICK_WAVE_GUIDE,
        title: { en: 'Plan a wave', zh: '安排波次' },
        save: { en: 'Choose the orders', zh: '选择订单' },
        sections: [
          {
            fields: [
              { name: 'warehouseId', control: 'choice', options: useWarehouseOptions },
              { name: 'most', width: 'half' },
              { name: 'market', width: 'half' },
            ],
          },
        ],
        start: () => ({ most: 20 }),
      },
      input: (_, body) => ({ body }),
      done: { en: 'The most urgent orders are being chosen.', zh: '正在选择最紧急的订单。' },
      then: ({ id }) => `/picking/${id}`,
    },
  ],
  empty: {
    title: { en: 'No wave was planned yet.', zh: '尚未安排波次。' },
    about: {
      en: 'Plan one: the orders that are due first are chosen, and sorted by bin.',
      zh: '安排一个波次：系统会选出最紧急的订单，并按货位排序。',
    },
  },
});
