import { ListPayments, type PaymentView } from '@toric/contracts/payment/payment.http';
import { PAYMENT_METHOD_WORDS } from '@toric/contracts/payment/method.words';
import { PAYMENT_STATUS_WORDS } from '@toric/contracts/payment/payment.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField, dayField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { Money } from '../../kit/show/money.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { OrderNumber } from '../order-desk/order-number.tsx';

const column = columnsFor<typeof ListPayments>();

const part = ({ amount }: PaymentView, minor: number) => amount && { amount: minor, currency: amount.currency };

/** Lists the payments, one for each order. */
export default listPage({
  operation: ListPayments,
  title: { en: 'Payments', zh: '付款' },
  about: { en: 'One for each order, the newest first.', zh: '每份订单一笔，最新的在前。' },
  key: ({ id }) => id,
  href: ({ orderId }) => `/payments/${orderId}`,
  filters: {
    ...choiceField('status', { en: 'State', zh: '状态' }, PAYMENT_STATUS_WORDS),
    ...choiceField('method', { en: 'Paid by', zh: '支付方式' }, PAYMENT_METHOD_WORDS),
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
    needsReview: {
      kind: 'flag',
      label: { en: 'To look at', zh: '待查看' },
      yes: { en: 'a person must look', zh: '需人工查看' },
      no: { en: 'all', zh: '全部' },
    },
    ...dayField('created', { en: 'Made', zh: '创建时间' }),
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'failed', label: { en: 'Could not be collected', zh: '扣款失败' }, filters: { status: 'capture-failed' } },
    { id: 'cash', label: { en: 'Cash', zh: '现金' }, filters: { method: 'cash' } },
    { id: 'review', label: { en: 'To look at', zh: '待查看' }, filters: { needsReview: 'true' } },
  ],
  columns: [
    {
      id: 'order',
      label: { en: 'Order', zh: '订单' },
      cell: ({ orderId }) => <OrderNumber id={orderId} />,
      text: ({ orderId }) => orderId,
      width: 130,
    },
    column.when('when', { en: 'Made', zh: '时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    column.badge('status', { en: 'State', zh: '状态' }, PAYMENT_STATUS_WORDS, ({ status }) => status, { width: 170 }),
    column.badge('method', { en: 'Paid by', zh: '支付方式' }, PAYMENT_METHOD_WORDS, ({ method }) => method, {
      width: 130,
    }),
    column.money('amount', { en: 'Amount', zh: '金额' }, ({ amount }) => amount, { width: 110 }),
    column.money('captured', { en: 'Collected', zh: '已收' }, (one) => part(one, one.captured), { width: 110 }),
    {
      id: 'refunded',
      label: { en: 'Given back', zh: '已退' },
      cell: (one) => (one.refunded > 0 ? <Money value={part(one, one.refunded)} /> : null),
      text: ({ refunded }) => String(refunded),
      align: 'end',
      width: 110,
    },
    {
      id: 'invoice',
      label: { en: 'Invoice', zh: '发票' },
      cell: ({ invoiceNumber }) => invoiceNumber,
      text: ({ invoiceNumber }) => invoiceNumber ?? '',
      width: 140,
    },
    {
      id: 'reason',
      label: { en: 'Reason', zh: '原因' },
      cell: ({ reason, note }) => <span className="clip">{reason?.detail ?? note}</span>,
      text: ({ reason, note }) => reason?.detail ?? note ?? '',
      width: 260,
    },
  ],
  empty: {
    title: { en: 'No payment matches.', zh: '没有符合条件的付款。' },
    about: { en: 'A payment begins with an order.', zh: '付款随订单产生。' },
  },
});
