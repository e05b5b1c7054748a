import type { InvoiceView } from '@toric/contracts/payment/invoice';
import { ListInvoices } from '@toric/contracts/payment/payment.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { dayField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { Money } from '../../kit/show/money.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListInvoices>();

const credited = ({ creditNotes, currency }: InvoiceView) => ({
  amount: creditNotes.reduce((sum, { total }) => sum + total, 0),
  currency,
});

/** Lists the invoices, with the amount that was credited. */
export default listPage({
  operation: ListInvoices,
  title: { en: 'Invoices', zh: '发票' },
  about: { en: 'One for each shipped order, the newest first.', zh: '每份已发货订单一张，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/invoices/${id}`,
  filters: {
    number: { kind: 'text', label: { en: 'Number', zh: '号码' } },
    customerId: { kind: 'record', label: { en: 'Customer', zh: '客户' }, name: CustomerName },
    ...dayField('created', { en: 'Made', zh: '创建时间' }),
  },
  columns: [
    column.text('number', { en: 'Invoice', zh: '发票' }, ({ number }) => number, { isName: true, width: 150 }),
    column.text('order', { en: 'Order', zh: '订单' }, ({ orderNumber }) => orderNumber, { width: 150 }),
    {
      id: 'buyer',
      label: { en: 'Buyer', zh: '购货方' },
      cell: ({ buyer }) => <span className="clip">{buyer?.name}</span>,
      text: ({ buyer }) => buyer?.name ?? '',
      width: 200,
    },
    column.when('issued', { en: 'Issued', zh: '开具时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    column.money('total', { en: 'Total', zh: '总额' }, ({ total, currency }) => ({ amount: total, currency }), {
      width: 110,
    }),
    column.money(
      'tax',
      { en: 'Tax in it', zh: '其中税额' },
      ({ taxTotal, currency }) => ({ amount: taxTotal, currency }),
      { width: 100 },
    ),
    {
      id: 'credited',
      label: { en: 'Credited', zh: '已冲红' },
      cell: (invoice) => (invoice.creditNotes.length > 0 ? <Money value={credited(invoice)} /> : null),
      text: (invoice) => String(credited(invoice).amount),
      align: 'end',
      width: 110,
    },
  ],
  empty: {
    title: { en: 'No invoice matches.', zh: '没有符合条件的发票。' },
    about: {
      en: 'An invoice is issued when the parcel leaves and the payment is taken.',
      zh: '发货并收款后即开具发票。',
    },
  },
});
