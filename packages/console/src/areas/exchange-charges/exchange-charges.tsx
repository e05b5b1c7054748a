import { ListExchangeCharges, RetryExchangeCharge } from '@toric/contracts/payment/exchange/exchange.http';
import { EXCHANGE_CHARGE_STATUS_WORDS } from '@toric/contracts/payment/exchange/exchange.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField, dayField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { OrderNumber } from '../order-desk/order-number.tsx';

const column = columnsFor<typeof ListExchangeCharges>();

/** Lists the charges of exchanges. Finance collects the charges that the card declined. */
export default listPage({
  operation: ListExchangeCharges,
  title: { en: 'Exchange charges', zh: '换货扣款' },
  about: {
    en: 'Goods were sent in exchange, and the old ones did not come back.',
    zh: '换货商品已寄出，而原商品未退回。',
  },
  key: ({ id }) => id,
  href: ({ orderId }) => `/payments/${orderId}`,
  filters: {
    ...choiceField('status', { en: 'State', zh: '状态' }, EXCHANGE_CHARGE_STATUS_WORDS),
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
    ...dayField('created', { en: 'Made', zh: '创建时间' }),
  },
  views: [
    { id: 'declined', label: { en: 'Declined', zh: '被拒绝' }, filters: { status: 'declined' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    column.when('when', { en: 'Asked', zh: '发起时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    {
      id: 'customer',
      label: { en: 'Customer', zh: '客户' },
      cell: ({ customerId }) => (customerId ? <CustomerName id={customerId} /> : null),
      text: ({ customerId }) => customerId ?? '',
      width: 180,
    },
    column.money('amount', { en: 'Amount', zh: '金额' }, ({ amount }) => amount, { width: 120 }),
    column.badge('status', { en: 'State', zh: '状态' }, EXCHANGE_CHARGE_STATUS_WORDS, ({ status }) => status, {
      width: 150,
    }),
    {
      id: 'order',
      label: { en: 'Order sent in exchange', zh: '换货订单' },
      cell: ({ orderId }) => <OrderNumber id={orderId} />,
      text: ({ orderId }) => orderId,
      width: 150,
    },
    {
      id: 'reason',
      label: { en: 'Reason', zh: '原因' },
      cell: ({ reason }) => <span className="clip">{reason?.detail}</span>,
      text: ({ reason }) => reason?.detail ?? '',
      width: 260,
    },
  ],
  bulk: [
    {
      operation: RetryExchangeCharge,
      label: { en: 'Charge the card again', zh: '重新扣款' },
      when: ({ status }) => status === 'declined',
      input: ({ id }) => ({ params: { chargeId: id } }),
      done: { en: 'The provider is asked again.', zh: '已再次请求支付服务商。' },
    },
  ],
  empty: {
    title: { en: 'No charge matches.', zh: '没有符合条件的扣款。' },
    about: {
      en: 'A card is charged when goods of an exchange are not back in time.',
      zh: '换货商品逾期未退回时，会向银行卡扣款。',
    },
  },
});
