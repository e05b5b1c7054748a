import { type CreditView, GetCredit } from '@toric/contracts/order/credit/credit.http';
import { SET_CREDIT_GUIDE } from '@toric/contracts/order/credit/credit.guide';
import { CREDIT_LEVEL_WORDS, CREDIT_STATE_WORDS } from '@toric/contracts/order/credit/credit.words';
import { formatNumber } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Why } from '../../kit/show/why.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { approve, reject, setCredit, Waiting } from './actions.tsx';

type Shown = { readonly record: CreditView };

/** Shows the sum of the customer's open orders, for each currency. */
function Exposures({ record: { exposures } }: Shown) {
  const t = useWords();
  if (exposures.length === 0) return <p className="dim">{t(text('No order is open.', '没有未结订单。'))}</p>;
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          <th>{t(text('State', '状态'))}</th>
          <th className="num">{t(text('Open orders', '未结订单'))}</th>
          <th className="num">{t(text('Allowed', '允许'))}</th>
          <th className="num">{t(text('Limit', '额度'))}</th>
        </tr>
      </thead>
      <tbody>
        {exposures.map(({ open, limit, allowed, state }) => (
          <tr key={open.currency}>
            <td>{limit ? <Badge words={CREDIT_STATE_WORDS} value={state} /> : t(text('No limit', '无额度限制'))}</td>
            <td className="num">
              <Money value={open} />
            </td>
            <td className="num">
              <Money value={allowed} />
            </td>
            <td className="num">
              <Money value={limit} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Shows the credit score of a customer, and the payments from which it is computed. */
function Score({ record: { score } }: Shown) {
  const t = useWords();
  const language = useLanguage();
  const figure = (n: number) => formatNumber(n, language);
  return (
    <Block title={text('Score', '评分')}>
      <Facts
        rows={[
          { label: text('Score of 100', '评分（满分 100）'), value: <b>{figure(score.value)}</b> },
          { label: text('It suggests', '建议等级'), value: t(CREDIT_LEVEL_WORDS[score.suggestedLevel].label) },
          { label: text('Paid orders of a year', '一年内已付款订单'), value: figure(score.paid) },
          { label: text('Cards declined', '银行卡被拒'), value: figure(score.declined) },
          { label: text('Payments that failed at first', '首次扣款失败'), value: figure(score.failed) },
          { label: text('Payments due now', '当前待收款'), value: figure(score.due) },
        ]}
      />
    </Block>
  );
}

function NeedsDecision({ record }: Shown) {
  if (!record.waiting) return null;
  return (
    <div className="stack">
      <Why tone="wait" title={text('A change waits for a second person.', '有一项变更等待第二人批准。')} />
      <Waiting record={record} />
    </div>
  );
}

function Level({ record: { level } }: Shown) {
  const t = useWords();
  return level ? (
    <Badge words={CREDIT_LEVEL_WORDS} value={level} />
  ) : (
    <>{t(text('No credit account, so no limit', '没有信用账户，不受额度限制'))}</>
  );
}

/** Shows the credit of one customer: the limit, the sum of open orders, and how orders were paid. */
export default recordPage({
  operation: GetCredit,
  params: ['customerId'],
  list: { label: text('Credit', '客户信用'), href: '/credit' },
  title: ({ customerId }) => <CustomerName id={customerId} />,
  facts: Level,
  why: NeedsDecision,
  actions: [approve, setCredit, reject],
  tabs: [
    { id: 'open', label: text('Open orders', '未结订单'), content: Exposures },
    changesTab(({ customerId }: CreditView) => customerId, SET_CREDIT_GUIDE),
  ],
  aside: Score,
});
