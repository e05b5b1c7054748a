import { ListCreditChanges } from '@toric/contracts/order/credit/credit.http';
import { CREDIT_CHANGE_STATUS_WORDS, CREDIT_LEVEL_WORDS } from '@toric/contracts/order/credit/credit.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { Money } from '../../kit/show/money.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListCreditChanges>();

/** Lists the changes of credit. A change is decided on the page of the credit, which also shows the open orders. */
export default listPage({
  operation: ListCreditChanges,
  title: { en: 'Changes of credits', zh: '信用变更' },
  about: {
    en: 'Who asked for which credit, and who decided. A high raise needs a second person.',
    zh: '何人申请了何种信用、由谁决定。大幅提高须由第二人批准。',
  },
  key: ({ id }) => id,
  href: ({ customerId }) => `/credit/${customerId}`,
  filters: {
    ...choiceField('status', { en: 'State', zh: '状态' }, CREDIT_CHANGE_STATUS_WORDS),
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
    column.badge('status', { en: 'State', zh: '状态' }, CREDIT_CHANGE_STATUS_WORDS, ({ status }) => status, {
      width: 190,
    }),
    column.badge('level', { en: 'Level', zh: '等级' }, CREDIT_LEVEL_WORDS, ({ level }) => level, { width: 120 }),
    {
      ...{ id: 'limits', label: { en: 'Limits', zh: '额度' }, align: 'end', width: 160 },
      cell: ({ limits }) => limits.map(({ limit }) => <Money key={limit.currency} value={limit} />),
      text: ({ limits }) => limits.map(({ limit }) => `${limit.amount} ${limit.currency}`).join(', '),
    },
    {
      ...{ id: 'why', label: { en: 'Reason', zh: '原因' }, width: 260 },
      cell: ({ why }) => <span className="clip">{why}</span>,
      text: ({ why }) => why ?? '',
    },
    {
      ...{ id: 'by', label: { en: 'Asked by', zh: '申请人' }, width: 150 },
      cell: ({ requestedBy }) => <PersonName id={requestedBy} />,
      text: ({ requestedBy }) => requestedBy,
    },
    column.when('asked', { en: 'Asked', zh: '申请时间' }, ({ createdAt }) => createdAt),
  ],
  empty: {
    title: { en: 'No change waits.', zh: '没有待处理的变更。' },
    about: { en: 'A change is asked for on the page of a credit.', zh: '变更在信用页面申请。' },
  },
});
