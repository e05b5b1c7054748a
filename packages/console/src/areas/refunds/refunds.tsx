import { ListRefunds } from '@toric/contracts/payment/payment.http';
import { REFUND_STATUS_WORDS } from '@toric/contracts/payment/payment.words';
import { REFUND_CAUSE_WORDS } from '@toric/contracts/payment/refund-cause.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField, dayField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { Money } from '../../kit/show/money.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { PersonName } from '../changes/person-name.tsx';

const column = columnsFor<typeof ListRefunds>();

/** Lists the refunds. A refund is decided on the page of its payment, which also shows the amounts. */
export default listPage({
  operation: ListRefunds,
  title: { en: 'Refunds', zh: '退款' },
  about: { en: 'Above the limit, a second person of finance decides.', zh: '超过限额的退款须由另一位财务人员决定。' },
  key: ({ id }) => id,
  href: ({ orderId }) => `/payments/${orderId}`,
  filters: {
    ...choiceField('status', { en: 'State', zh: '状态' }, REFUND_STATUS_WORDS),
    ...choiceField('cause', { en: 'Cause', zh: '原因' }, REFUND_CAUSE_WORDS),
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
    ...dayField('created', { en: 'Made', zh: '创建时间' }),
  },
  views: [
    { id: 'approve', label: { en: 'To approve', zh: '待批准' }, filters: { status: 'needs-approval' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'refused', label: { en: 'Refused by the provider', zh: '被服务商拒绝' }, filters: { status: 'refused' } },
  ],
  columns: [
    column.when('when', { en: 'Asked', zh: '申请时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    {
      id: 'amount',
      label: { en: 'Amount', zh: '金额' },
      cell: ({ amount }) => (
        <b>
          <Money value={amount} />
        </b>
      ),
      text: ({ amount }) => `${amount.amount} ${amount.currency}`,
      align: 'end',
      width: 120,
    },
    column.badge('cause', { en: 'Cause', zh: '原因' }, REFUND_CAUSE_WORDS, ({ cause }) => cause, { width: 160 }),
    {
      id: 'note',
      label: { en: 'Note', zh: '备注' },
      cell: ({ reason }) => <span className="clip">{reason}</span>,
      text: ({ reason }) => reason,
      width: 260,
    },
    column.badge('status', { en: 'State', zh: '状态' }, REFUND_STATUS_WORDS, ({ status }) => status, { width: 150 }),
    {
      id: 'by',
      label: { en: 'Asked by', zh: '申请人' },
      cell: ({ requestedBy }) => <PersonName id={requestedBy} />,
      text: ({ requestedBy }) => requestedBy,
      width: 150,
    },
    {
      id: 'decided',
      label: { en: 'Decided by', zh: '决定人' },
      cell: ({ decidedBy }) => (decidedBy ? <PersonName id={decidedBy} /> : null),
      text: ({ decidedBy }) => decidedBy ?? '',
      width: 150,
    },
    {
      id: 'note-number',
      label: { en: 'Credit note', zh: '红字发票' },
      cell: ({ creditNoteNumber }) => creditNoteNumber,
      text: ({ creditNoteNumber }) => creditNoteNumber ?? '',
      width: 140,
    },
  ],
  empty: {
    title: { en: 'No refund waits.', zh: '没有待处理的退款。' },
    about: { en: 'A refund is asked for on the page of its payment.', zh: '退款在付款页面申请。' },
  },
});
