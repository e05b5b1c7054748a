import { ListReturns } from '@toric/contracts/order/returns/return.http';
import { RETURN_RESOLUTION_WORDS, RETURN_STATUS_WORDS } from '@toric/contracts/order/returns/return.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListReturns>();

/** Lists returns, exchanges and claims. */
export default listPage({
  operation: ListReturns,
  title: { en: 'Returns', zh: '退货' },
  about: {
    en: 'What customers send back, why, and what they get for it.',
    zh: '客户退回的商品、原因及处理结果。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/returns/${id}`,
  filters: {
    ...choiceField('status', { en: 'State', zh: '状态' }, RETURN_STATUS_WORDS),
    ...choiceField('resolution', { en: 'Wanted', zh: '要求' }, RETURN_RESOLUTION_WORDS),
    number: { kind: 'text', label: { en: 'Number', zh: '单号' }, scans: true },
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
    createdFrom: { kind: 'day', label: { en: 'Asked for', zh: '申请时间' }, side: 'from' },
    createdTo: { kind: 'day', label: { en: 'Asked for', zh: '申请时间' }, side: 'to' },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'accept', label: { en: 'To accept', zh: '待同意' }, filters: { status: 'requested' } },
    {
      id: 'awaited',
      label: { en: 'On the way', zh: '退回途中' },
      filters: { statusIn: 'approved,exchanged,exchange-sent,reminded' },
    },
    { id: 'decide', label: { en: 'To decide', zh: '待决定' }, filters: { status: 'deciding' } },
    {
      id: 'money',
      label: { en: 'Money failed', zh: '款项失败' },
      filters: { statusIn: 'refund-failed,charge-failed' },
    },
  ],
  columns: [
    column.text('number', { en: 'Return', zh: '退货单' }, ({ number }) => number, { isName: true, width: 150 }),
    column.badge('status', { en: 'State', zh: '状态' }, RETURN_STATUS_WORDS, ({ status }) => status, { width: 230 }),
    column.badge('wanted', { en: 'Wanted', zh: '要求' }, RETURN_RESOLUTION_WORDS, ({ resolution }) => resolution, {
      width: 120,
    }),
    {
      ...{ id: 'customer', label: { en: 'Customer', zh: '客户' }, width: 180 },
      cell: ({ customerId }) => <CustomerName id={customerId} plain />,
      text: ({ customerId }) => customerId,
    },
    column.text('order', { en: 'Order', zh: '订单' }, ({ orderNumber }) => orderNumber, { width: 150 }),
    column.number('boxes', { en: 'Boxes', zh: '盒数' }, ({ lines }) =>
      lines.reduce((sum, { quantity }) => sum + quantity, 0),
    ),
    column.money('expected', { en: 'Expected refund', zh: '预计退款' }, ({ expectedRefund }) => expectedRefund),
    column.money('refunded', { en: 'Refunded', zh: '已退款' }, ({ refunded }) => refunded),
    column.when('created', { en: 'Asked for', zh: '申请时间' }, ({ createdAt }) => createdAt),
  ],
  empty: {
    title: { en: 'There are no returns.', zh: '没有退货单。' },
    about: { en: 'A return begins on the page of an order that was sent.', zh: '退货单在已发货订单的页面发起。' },
  },
});
