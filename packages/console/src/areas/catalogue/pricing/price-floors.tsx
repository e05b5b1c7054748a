import { SET_PRICE_FLOOR_GUIDE } from '@toric/contracts/catalog-inventory/pricing/price.guide';
import { ListPriceFloors, SetPriceFloor } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { columnsFor } from '../../../kit/list/column.tsx';
import { listPage } from '../../../kit/list/list-page.tsx';
import { formAction } from '../../../kit/record/form-action.ts';
import { PersonName } from '../../changes/person-name.tsx';

const column = columnsFor<typeof ListPriceFloors>();

/** Lists the price floors. A price below the floor needs a second person. The newest floor of a market is in force. */
export default listPage({
  operation: ListPriceFloors,
  title: { en: 'Price floors', zh: '底价' },
  about: {
    en: 'Below a floor, a price needs a second person. The newest one of a market is in force.',
    zh: '低于底价的价格须由第二人批准。各市场以最新一条为准。',
  },
  key: ({ id }) => id,
  filters: { market: { kind: 'text', label: { en: 'Market', zh: '市场' } } },
  columns: [
    column.text('market', { en: 'Market', zh: '市场' }, ({ market }) => market, { isName: true, width: 90 }),
    column.money('amount', { en: 'Lowest box', zh: '每盒最低价' }, ({ amount, currency }) => ({ amount, currency }), {
      width: 130,
    }),
    {
      id: 'share',
      label: { en: 'Of the 30-day high', zh: '占 30 天最高价' },
      cell: ({ share }) => `${share / 100} %`,
      text: ({ share }) => String(share),
      align: 'end',
      width: 150,
    },
    {
      id: 'why',
      label: { en: 'Why', zh: '原因' },
      cell: ({ reason }) => <span className="clip">{reason}</span>,
      text: ({ reason }) => reason,
      width: 300,
    },
    {
      id: 'by',
      label: { en: 'Set by', zh: '设定人' },
      cell: ({ setBy }) => <PersonName id={setBy} />,
      text: ({ setBy }) => setBy,
      width: 150,
    },
    column.when('when', { en: 'Set', zh: '设定时间' }, ({ createdAt }) => createdAt, { width: 190 }),
  ],
  actions: [
    formAction<undefined, typeof SetPriceFloor>({
      operation: SetPriceFloor,
      label: { en: 'Set a floor…', zh: '设定底价…' },
      tone: 'main',
      guide: SET_PRICE_FLOOR_GUIDE,
      title: { en: 'Set the floor of a market', zh: '设定市场底价' },
      save: { en: 'Set the floor', zh: '设定底价' },
      fields: [
        { name: 'market', width: 'half' },
        { name: 'currency', width: 'half' },
        { name: 'amount', control: 'money', width: 'half' },
        { name: 'share', width: 'half' },
        { name: 'reason', control: 'long-text' },
      ],
      input: (_, body) => ({ body }),
      done: { en: 'The floor holds. Prices of today are not changed.', zh: '底价已生效，现有价格不变。' },
    }),
  ],
  empty: {
    title: { en: 'No floor is set.', zh: '尚未设定底价。' },
    about: {
      en: 'Without one, every new or lower price needs a second person.',
      zh: '没有底价时，任何新价或降价均须第二人批准。',
    },
  },
});
