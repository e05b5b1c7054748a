import type { Item } from '@toric/client/types';
import { RELEASE_ORDER_HOLD_GUIDE } from '@toric/contracts/order/holds/order-hold.guide';
import { ListOrderHolds, ReleaseOrderHold } from '@toric/contracts/order/holds/order-hold.http';
import { ORDER_HOLD_KIND_WORDS, ORDER_HOLD_STATE_WORDS } from '@toric/contracts/order/holds/order-hold.words';
import { ORDER_STATUS_WORDS } from '@toric/contracts/order/order.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { OrderNumber } from './order-number.tsx';

type Hold = Item<typeof ListOrderHolds>;
const column = columnsFor<typeof ListOrderHolds>();
const KIND = { en: 'Kind', zh: '类型' };
const RULE = { en: 'a rule of the shop', zh: '店铺规则' };

/** Lists the orders that are on hold, the oldest first. */
export default listPage({
  operation: ListOrderHolds,
  title: { en: 'Orders on hold', zh: '暂缓的订单' },
  about: {
    en: 'They are neither picked nor shipped, the oldest first. Their six days go on.',
    zh: '不拣货也不发货，最早的在前。六天期限照常计算。',
  },
  key: ({ id }) => id,
  href: ({ orderId }) => `/orders/${orderId}`,
  filters: {
    ...choiceField('kind', KIND, ORDER_HOLD_KIND_WORDS),
    state: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: ORDER_HOLD_STATE_WORDS },
    orderId: { kind: 'record', label: { en: 'Order', zh: '订单' }, name: OrderNumber },
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
  },
  views: [
    { id: 'open', label: { en: 'On hold', zh: '暂缓中' }, filters: { state: 'open' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    column.text('order', { en: 'Order', zh: '订单' }, ({ orderNumber }) => orderNumber, { isName: true, width: 140 }),
    column.badge('kind', KIND, ORDER_HOLD_KIND_WORDS, ({ kind }) => kind, { width: 190 }),
    column.when('since', { en: 'Since', zh: '暂缓时间' }, ({ createdAt }) => createdAt),
    column.when('shipBy', { en: 'Cancelled if it stays until', zh: '逾期自动取消' }, ({ shipBy }) => shipBy),
    {
      ...{ id: 'reason', label: { en: 'Reason', zh: '原因' }, width: 260 },
      cell: ({ reason }) => <span className="clip">{reason}</span>,
      text: ({ reason }) => reason ?? '',
    },
    {
      ...{ id: 'by', label: { en: 'Held by', zh: '操作人' }, width: 140 },
      cell: ({ placedBy }) => <PersonName id={placedBy} nobody={RULE} />,
      text: ({ placedBy }) => placedBy ?? '',
    },
    column.badge('status', { en: 'Order is', zh: '订单状态' }, ORDER_STATUS_WORDS, ({ orderStatus }) => orderStatus, {
      width: 220,
    }),
    column.badge('state', { en: 'State', zh: '状态' }, ORDER_HOLD_STATE_WORDS, ({ state }) => state, { width: 150 }),
    column.when('released', { en: 'Released', zh: '解除时间' }, ({ releasedAt }) => releasedAt, { hidden: true }),
  ],
  bulk: [
    {
      operation: ReleaseOrderHold,
      label: { en: 'Release the holds…', zh: '解除暂缓…' },
      when: ({ state }: Hold) => state === 'open',
      form: {
        operation: ReleaseOrderHold,
        guide: RELEASE_ORDER_HOLD_GUIDE,
        title: { en: 'Release the holds', zh: '解除暂缓' },
        save: { en: 'Release them', zh: '解除' },
        sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
      },
      input: ({ id }: Hold, body) => ({ params: { holdId: id }, body }),
      done: { en: 'The holds are released.', zh: '已解除暂缓。' },
    },
  ],
  empty: {
    title: { en: 'No order is on hold.', zh: '没有暂缓的订单。' },
    about: {
      en: 'Rules of the shop hold orders, and you hold one on its page.',
      zh: '店铺规则会暂缓订单，你也可在订单页面暂缓。',
    },
  },
});
