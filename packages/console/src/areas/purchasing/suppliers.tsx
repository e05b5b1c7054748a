import { CreateSupplier, ListSuppliers } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';

const column = columnsFor<typeof ListSuppliers>();

/** Lists the suppliers of the shop. */
export default listPage({
  operation: ListSuppliers,
  title: { en: 'Suppliers', zh: '供应商' },
  about: {
    en: 'Who sells boxes to the shop, at which prices, and how well they deliver.',
    zh: '向本店供货的供应商、价格及到货表现。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/purchasing/suppliers/${id}`,
  expand: ['figures'],
  columns: [
    {
      id: 'name',
      label: { en: 'Name', zh: '名称' },
      cell: ({ name }) => <b className="clip">{name}</b>,
      text: ({ name }) => name,
      width: 240,
    },
    {
      id: 'code',
      label: { en: 'Code', zh: '代码' },
      cell: ({ code }) => <span className="mono">{code}</span>,
      text: ({ code }) => code,
      width: 120,
    },
    column.text('currency', { en: 'Currency', zh: '币种' }, ({ currency }) => currency, { width: 90 }),
    {
      id: 'lead',
      label: { en: 'Agreed days', zh: '约定天数' },
      cell: ({ leadTimeDays }) => leadTimeDays,
      text: ({ leadTimeDays }) => String(leadTimeDays),
      align: 'end',
      width: 110,
    },
    {
      id: 'real',
      label: { en: 'Real days', zh: '实际天数' },
      cell: ({ figures }) => figures?.medianLeadTimeDays ?? '–',
      text: ({ figures }) => String(figures?.medianLeadTimeDays ?? ''),
      align: 'end',
      width: 100,
    },
    {
      id: 'fill',
      label: { en: 'Delivered', zh: '到货率' },
      cell: ({ figures }) => (figures?.fillRate ? `${Math.round(figures.fillRate / 100)} %` : '–'),
      text: ({ figures }) => String(figures?.fillRate ?? ''),
      align: 'end',
      width: 100,
    },
    {
      id: 'priority',
      label: { en: 'Asked first', zh: '优先次序' },
      cell: ({ priority }) => priority,
      text: ({ priority }) => String(priority),
      align: 'end',
      width: 110,
    },
    {
      id: 'active',
      label: { en: 'State', zh: '状态' },
      cell: ({ active }) =>
        active ? (
          <StateBadge state="ok" label={{ en: 'Active', zh: '启用' }} />
        ) : (
          <StateBadge state="ended" label={{ en: 'No new orders', zh: '停止订货' }} />
        ),
      text: ({ active }) => String(active),
      width: 140,
    },
  ],
  actions: [
    {
      href: '/purchasing/suppliers/new',
      label: { en: 'Add a supplier…', zh: '添加供应商…' },
      tone: 'main',
      operation: CreateSupplier,
    },
  ],
  empty: {
    title: { en: 'There is no supplier yet.', zh: '尚无供应商。' },
    about: { en: 'Add one before you order boxes.', zh: '订货前请先添加供应商。' },
  },
});
