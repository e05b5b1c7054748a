import { ListPayments, RetryCapture } from '@toric/contracts/payment/payment.http';
import { PAYMENT_STATUS_WORDS } from '@toric/contracts/payment/payment.words';
import { columnsFor } from './column.tsx';
import { listPage } from './list-page.tsx';

const column = columnsFor<typeof ListPayments>();

/** The payments of all orders. */
export default listPage({
  operation: ListPayments,
  title: { en: 'Payments', zh: '付款' },
  about: { en: 'One payment for each order, the newest first.', zh: '每个订单一笔付款，最新的在前。' },
  key: ({ id }) => id,
  href: ({ orderId }) => `/payments/${orderId}`,
  filters: {
    status: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: PAYMENT_STATUS_WORDS },
    createdFrom: { kind: 'day', label: { en: 'Begun', zh: '发起' }, side: 'from' },
    createdTo: { kind: 'day', label: { en: 'Begun', zh: '发起' }, side: 'to' },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'failed', label: { en: 'Not collected', zh: '扣款失败' }, filters: { status: 'capture-failed' } },
    { id: 'week', label: { en: 'The last 7 days', zh: '最近 7 天' }, filters: { createdFrom: '-7d' } },
  ],
  columns: [
    column.text('invoice', { en: 'Invoice', zh: '发票' }, ({ invoiceNumber }) => invoiceNumber ?? '–', {
      isName: true,
    }),
    column.badge('status', { en: 'State', zh: '状态' }, PAYMENT_STATUS_WORDS, ({ status }) => status),
    column.money('amount', { en: 'Amount', zh: '金额' }, ({ amount }) => amount),
    column.when('created', { en: 'Begun', zh: '发起' }, ({ createdAt }) => createdAt),
  ],
  bulk: [
    {
      operation: RetryCapture,
      label: { en: 'Take the payments again', zh: '重新扣款' },
      when: ({ status }) => status === 'capture-failed',
      input: ({ orderId }) => ({ params: { orderId } }),
      done: { en: 'The provider is asked again.', zh: '已再次请求支付服务商。' },
    },
  ],
  empty: {
    title: { en: 'There are no payments yet.', zh: '还没有付款。' },
    about: { en: 'The first order brings the first payment.', zh: '第一个订单会带来第一笔付款。' },
  },
});
