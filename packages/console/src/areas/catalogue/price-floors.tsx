import { SET_PRICE_FLOOR_GUIDE } from '@toric/contracts/catalog-inventory/pricing/price.guide';
import { ListPriceFloors, SetPriceFloor } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { listPage } from '../../kit/list/list-page.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';

/** The floors below which a price needs a second person. The newest floor of a market is in force. */
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
    {
      id: 'market',
      label: { en: 'Market', zh: '市场' },
      cell: ({ market }) => <b>{market}</b>,
      text: ({ market }) => market,
      width: 90,
    },
    {
      id: 'amount',
      label: { en: 'Lowest box', zh: '每盒最低价' },
      cell: ({ amount, currency }) => <Money value={{ amount, currency }} />,
      text: ({ amount, currency }) => `${amount} ${currency}`,
      align: 'end',
      width: 130,
    },
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
    {
      id: 'when',
      label: { en: 'Set', zh: '设定时间' },
      cell: ({ createdAt }) => <When at={createdAt} />,
      text: ({ createdAt }) => createdAt,
      width: 190,
    },
  ],
  actions: [
    {
      operation: SetPriceFloor,
      label: { en: 'Set a floor…', zh: '设定底价…' },
      tone: 'main',
      form: {
        operation: SetPriceFloor,
        guide: SET_PRICE_FLOOR_GUIDE,
        title: { en: 'Set the floor of a market', zh: '设定市场底价' },
        save: { en: 'Set the floor', zh: '设定底价' },
        sections: [
          {
            fields: [
              { name: 'market', width: 'half' },
              { name: 'currency', width: 'half' },
              { name: 'amount', control: 'money', width: 'half' },
              { name: 'share', width: 'half' },
              { name: 'reason', control: 'long-text' },
            ],
          },
        ],
      },
      input: (_, body) => ({ body }),
      done: { en: 'The floor holds. Prices of today are not changed.', zh: '底价已生效，现有价格不变。' },
    },
  ],
  empty: {
    title: { en: 'No floor is set.', zh: '尚未设定底价。' },
    about: {
      en: 'Without one, every new or lower price needs a second person.',
      zh: '没有底价时，任何新价或降价均须第二人批准。',
    },
  },
});
