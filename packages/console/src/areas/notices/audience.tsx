import { ListAudience } from '@toric/contracts/marketing/marketing.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { SegmentName } from '../fields/segments/segment-name.tsx';
import { ProductName } from '../catalogue/product-name.tsx';

const column = columnsFor<typeof ListAudience>();

/** Lists customers by their purchases. They are shown by their number, because marketing may not read names. */
export default listPage({
  operation: ListAudience,
  title: { en: 'Audience', zh: '受众' },
  about: {
    en: 'Customers by what they bought. An order counts if it was confirmed and not cancelled.',
    zh: '按购买情况筛选客户。仅统计已确认且未取消的订单。',
  },
  key: ({ customerId }) => customerId,
  filters: {
    boughtProductId: { kind: 'record', label: { en: 'Bought', zh: '购买过' }, name: ProductName },
    segmentId: { kind: 'record', label: { en: 'Segment', zh: '客群' }, name: SegmentName },
    since: { kind: 'day', label: { en: 'Confirmed since', zh: '确认时间起' }, side: 'from' },
    minOrders: {
      kind: 'number',
      label: { en: 'Orders', zh: '订单数' },
      says: (orders) => ({ en: `at least ${orders}`, zh: `至少 ${orders}` }),
    },
  },
  views: [
    { id: 'all', label: { en: 'Everybody who bought', zh: '所有购买者' }, filters: {} },
    { id: 'loyal', label: { en: 'Three orders and more', zh: '三单及以上' }, filters: { minOrders: '3' } },
    { id: 'recent', label: { en: 'In the last 90 days', zh: '近 90 天' }, filters: { since: '-90d' } },
  ],
  columns: [
    {
      id: 'customer',
      label: { en: 'Customer', zh: '客户' },
      cell: ({ customerId }) => <span className="mono">…{customerId.slice(-8)}</span>,
      text: ({ customerId }) => customerId,
      width: 140,
    },
    {
      id: 'matched',
      label: { en: 'Orders that match', zh: '符合的订单' },
      cell: ({ ordersMatched }) => <b>{ordersMatched}</b>,
      text: ({ ordersMatched }) => String(ordersMatched),
      align: 'end',
      width: 140,
    },
    column.when('last', { en: 'Last one', zh: '最近一单' }, ({ lastMatchedAt }) => lastMatchedAt, { width: 190 }),
    {
      id: 'placed',
      label: { en: 'Placed', zh: '下单' },
      cell: ({ ordersPlaced }) => ordersPlaced,
      text: ({ ordersPlaced }) => String(ordersPlaced),
      align: 'end',
      width: 90,
    },
    {
      id: 'confirmed',
      label: { en: 'Confirmed', zh: '已确认' },
      cell: ({ ordersConfirmed }) => ordersConfirmed,
      text: ({ ordersConfirmed }) => String(ordersConfirmed),
      align: 'end',
      width: 100,
    },
    {
      id: 'cancelled',
      label: { en: 'Cancelled', zh: '已取消' },
      cell: ({ ordersCancelled }) => ordersCancelled,
      text: ({ ordersCancelled }) => String(ordersCancelled),
      align: 'end',
      width: 100,
    },
    column.when('registered', { en: 'Customer since', zh: '注册时间' }, ({ registeredAt }) => registeredAt, {
      width: 190,
    }),
  ],
  empty: {
    title: { en: 'Nobody matches.', zh: '没有符合条件的客户。' },
    about: { en: 'Take a filter away, or choose an earlier day.', zh: '请减少筛选条件，或选择更早的日期。' },
  },
});
