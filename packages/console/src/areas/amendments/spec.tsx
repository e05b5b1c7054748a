import { ListAmendments } from '@toric/contracts/order/amendments/amendment.http';
import { AMENDMENT_STATUS_WORDS } from '@toric/contracts/order/amendments/amendment.words';
import type { ListSpec } from '../../kit/kit.types.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { CustomerName } from '../customers/customer-name.tsx';
import { boxesText } from './terms-table.tsx';

const column = columnsFor<typeof ListAmendments>();
const STATE = { en: 'State', zh: '状态' };

/** Describes the list of changes of orders. The page of an order shows the same columns. */
export const amendmentsSpec: ListSpec<typeof ListAmendments> = {
  operation: ListAmendments,
  title: { en: 'Changes of orders', zh: '订单更改' },
  about: {
    en: 'Orders that were changed after they were confirmed, the newest first.',
    zh: '确认后更改的订单，最新的在前。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/amendments/${id}`,
  filters: {
    ...choiceField('status', STATE, AMENDMENT_STATUS_WORDS),
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'waiting', label: { en: 'Wait for approval', zh: '等待批准' }, filters: { status: 'needs-approval' } },
  ],
  columns: [
    {
      ...{ id: 'customer', label: { en: 'Customer', zh: '客户' }, width: 180 },
      cell: ({ customerId }) => <CustomerName id={customerId} plain />,
      text: ({ customerId }) => customerId,
    },
    column.badge('status', STATE, AMENDMENT_STATUS_WORDS, ({ status }) => status, { width: 190 }),
    column.text('after', { en: 'Becomes', zh: '更改后' }, ({ after }) => after && boxesText(after), { width: 240 }),
    column.money('difference', { en: 'Difference', zh: '差额' }, ({ difference }) => difference, { width: 110 }),
    column.text('why', { en: 'Reason', zh: '原因' }, ({ why }) => why, { width: 200 }),
    column.when('asked', { en: 'Asked', zh: '申请' }, ({ createdAt }) => createdAt),
  ],
  empty: {
    title: { en: 'No order was changed.', zh: '没有更改过的订单。' },
    about: {
      en: 'Open a confirmed order and choose “Change the order”.',
      zh: '打开已确认的订单，选择“更改订单”。',
    },
  },
};
