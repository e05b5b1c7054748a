import { ListPastOrders } from '@toric/contracts/order/past-order.http';
import type { ListSpec } from '../../kit/kit.types.ts';
import { columnsFor } from '../../kit/list/column.tsx';

const column = columnsFor<typeof ListPastOrders>();

/** Describes the list of the lines of past orders. They were imported, and move neither stock nor money. */
export const pastOrdersSpec: ListSpec<typeof ListPastOrders> = {
  operation: ListPastOrders,
  title: { en: 'Orders in an older system', zh: '旧系统中的订单' },
  about: {
    en: 'History that was imported. It moved no stock and no money here.',
    zh: '导入的历史记录，未在本店产生库存或资金变动。',
  },
  key: ({ id }) => id,
  columns: [
    column.text('number', { en: 'Order', zh: '订单' }, ({ number }) => number, { isName: true }),
    column.text('day', { en: 'Day', zh: '日期' }, ({ orderedOn }) => orderedOn),
    column.text('product', { en: 'Product', zh: '产品' }, ({ productName }) => productName),
    column.number('boxes', { en: 'Boxes', zh: '盒数' }, ({ quantity }) => quantity),
    column.money('total', { en: 'Total', zh: '合计' }, ({ total }) => total),
    column.text('source', { en: 'Old system', zh: '原系统' }, ({ source }) => source),
  ],
  empty: {
    title: { en: 'There are no orders of an older system.', zh: '没有旧系统中的订单。' },
    about: { en: 'Import a file of past orders to see them here.', zh: '导入历史订单文件后可在此查看。' },
  },
};
