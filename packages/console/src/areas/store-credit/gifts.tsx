import { ListStoreCreditGifts } from '@toric/contracts/payment/store-credit/store-credit.http';
import { STORE_CREDIT_GIFT_WORDS } from '@toric/contracts/payment/store-credit/store-credit.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { Money } from '../../kit/show/money.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListStoreCreditGifts>();

/**
 * Lists the gifts of store credit. A gift is decided on the page of the customer's credit, which also shows the
 * balance.
 */
export default listPage({
  operation: ListStoreCreditGifts,
  title: { en: 'Store credit', zh: '储值' },
  about: {
    en: 'What the shop gave to customers for their next orders. A large gift needs a second person of finance.',
    zh: '商店赠送给客户用于以后订单的金额。大额赠送须由另一位财务人员批准。',
  },
  key: ({ id }) => id,
  href: ({ customerId }) => `/store-credit/${customerId}`,
  filters: {
    ...choiceField('status', { en: 'State', zh: '状态' }, STORE_CREDIT_GIFT_WORDS),
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
  },
  views: [
    { id: 'approve', label: { en: 'To approve', zh: '待批准' }, filters: { status: 'needs-approval' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    {
      ...{ id: 'customer', label: { en: 'Customer', zh: '客户' }, width: 200 },
      cell: ({ customerId }) => <CustomerName id={customerId} plain />,
      text: ({ customerId }) => customerId,
    },
    {
      ...{ id: 'amount', label: { en: 'Amount', zh: '金额' }, align: 'end', width: 120 },
      cell: ({ amount }) => (
        <b>
          <Money value={amount} />
        </b>
      ),
      text: ({ amount }) => `${amount.amount} ${amount.currency}`,
    },
    column.badge('status', { en: 'State', zh: '状态' }, STORE_CREDIT_GIFT_WORDS, ({ status }) => status, {
      width: 190,
    }),
    {
      ...{ id: 'reason', label: { en: 'Note', zh: '备注' }, width: 280 },
      cell: ({ reason }) => <span className="clip">{reason}</span>,
      text: ({ reason }) => reason ?? '',
    },
    {
      ...{ id: 'by', label: { en: 'Given by', zh: '赠送人' }, width: 150 },
      cell: ({ requestedBy }) => <PersonName id={requestedBy} />,
      text: ({ requestedBy }) => requestedBy,
    },
    column.when('given', { en: 'When', zh: '时间' }, ({ createdAt }) => createdAt),
  ],
  empty: {
    title: { en: 'No gift waits.', zh: '没有待批准的赠送。' },
    about: { en: 'Store credit is given on the page of a customer.', zh: '储值在客户页面赠送。' },
  },
});
