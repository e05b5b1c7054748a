import { ListDelayRules, SetDelayRule } from '@toric/contracts/order/parcels/delay-rule.http';
import { SET_DELAY_RULE_GUIDE } from '@toric/contracts/order/parcels/parcel.guide';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ListDelayRules>();
const EVERY = text('any', '全部');

const setRule: Action<undefined, typeof SetDelayRule> = {
  operation: SetDelayRule,
  label: text('Set a rule…', '设置规则…'),
  tone: 'main',
  key: 'n',
  form: {
    operation: SetDelayRule,
    guide: SET_DELAY_RULE_GUIDE,
    title: text('When is a parcel late?', '何时视为延误？'),
    save: text('Set the rule', '设置规则'),
    sections: [
      {
        fields: [
          { name: 'carrier' },
          { name: 'market', width: 'half' },
          { name: 'hours', control: 'number', width: 'half' },
        ],
      },
    ],
  },
  input: (_, body) => ({ body }),
  done: text('The rule holds from now on.', '规则即刻生效。'),
  refreshes: [ListDelayRules],
};

function OrEvery({ value }: { readonly value: string | null }) {
  const t = useWords();
  return value === null ? <span className="dim">{t(EVERY)}</span> : value;
}

/** Lists the delay rules: after how many hours without news a parcel counts as late, by carrier and country. */
export default listPage({
  operation: ListDelayRules,
  title: text('When a parcel is late', '延误提醒规则'),
  about: text(
    'The rule that fits best decides: carrier and country first.',
    '以最匹配的规则为准：先看承运商和目的地。',
  ),
  key: ({ carrier, market }) => `${carrier}/${market}`,
  columns: [
    {
      ...{ id: 'carrier', label: text('Carrier', '承运商'), width: 220 },
      cell: ({ carrier }) => <OrEvery value={carrier} />,
      text: ({ carrier }) => carrier ?? EVERY.en,
    },
    {
      ...{ id: 'market', label: text('To', '目的地'), width: 140 },
      cell: ({ market }) => <OrEvery value={market} />,
      text: ({ market }) => market ?? EVERY.en,
    },
    {
      ...{ id: 'hours', label: text('Hours without news', '无更新小时数'), align: 'end', width: 160 },
      cell: ({ hours }) => hours,
      text: ({ hours }) => String(hours),
    },
    column.when('changed', text('Set', '设置时间'), ({ updatedAt }) => updatedAt),
  ],
  actions: [setRule],
  empty: {
    title: text('There is no rule.', '没有规则。'),
    about: text(
      'Without a rule a parcel is late after 72 hours without news.',
      '未设规则时，72 小时无更新即视为延误。',
    ),
  },
});
