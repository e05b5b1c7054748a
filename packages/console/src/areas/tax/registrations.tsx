import { ListTaxRegistrations, ListTaxRows } from '@toric/contracts/order/tax/tax.http';
import { TAX_MODE_WORDS } from '@toric/contracts/order/tax/tax.words';
import { Link } from 'react-router';
import { useWords } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Day } from '../../kit/show/when.tsx';
import { addRegistration, endRegistration } from './actions.ts';

const column = columnsFor<typeof ListTaxRegistrations>();
const placeOf = ({ country, region }: { readonly country: string; readonly region: string | null }) =>
  region === null ? country : `${country}-${region}`;

function Mode({ mode }: { readonly mode: keyof typeof TAX_MODE_WORDS }) {
  const t = useWords();
  return <>{t(TAX_MODE_WORDS[mode].label)}</>;
}

/** Lists the places in which the shop collects tax by its tables. */
export default listPage({
  operation: ListTaxRegistrations,
  title: { en: 'Tax registrations', zh: '税务登记' },
  about: {
    en: 'Where the shop is registered, the tax tables decide. Elsewhere the rate in the price of a product holds.',
    zh: '已登记的地方按税率表计税；其他地方以产品价格中的税率为准。',
  },
  key: ({ id }) => id,
  filters: { country: { kind: 'text', label: { en: 'Country', zh: '国家或地区' } } },
  columns: [
    {
      ...{ id: 'place', label: { en: 'Place', zh: '地点' }, width: 120 },
      cell: (one) => <Link to={`/tax-rates?country=${one.country}`}>{placeOf(one)}</Link>,
      text: placeOf,
    },
    column.text('number', { en: 'Tax number', zh: '税号' }, ({ number }) => number ?? '–', { width: 180 }),
    {
      ...{ id: 'since', label: { en: 'From', zh: '开始' }, width: 165 },
      cell: ({ since }) => <Day day={since} />,
      text: ({ since }) => since,
    },
    {
      ...{ id: 'until', label: { en: 'Last day', zh: '最后一日' }, width: 165 },
      cell: ({ until }) => (until === null ? '–' : <Day day={until} />),
      text: ({ until }) => until ?? '',
    },
    {
      ...{ id: 'mode', label: { en: 'Tax', zh: '税' }, width: 180 },
      cell: ({ mode }) => <Mode mode={mode} />,
      text: ({ mode }) => TAX_MODE_WORDS[mode].label.en,
    },
    {
      ...{ id: 'end', label: { en: 'End', zh: '结束' }, width: 120 },
      cell: (one) => <ActionButton action={endRegistration} record={one} small />,
    },
  ],
  actions: [addRegistration, { href: '/tax-rates', operation: ListTaxRows, label: { en: 'Tax rates', zh: '税率' } }],
  empty: {
    title: { en: 'The shop is registered nowhere.', zh: '本店尚无税务登记。' },
    about: {
      en: 'Until finance registers it, the rate in the price of each product decides.',
      zh: '财务添加登记之前，以各产品价格中的税率为准。',
    },
  },
});
