import { PUT_SALES_TARGET_GUIDE } from '@toric/contracts/customer/pipeline/deal.guide';
import {
  ListSalesTargets,
  PutSalesTarget,
  type SalesTarget,
} from '@toric/contracts/customer/pipeline/deal-figures.http';
import { ListDirectory } from '@toric/contracts/customer/desk/desk.http';
import { useSearchParams } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { formatNumber, today } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Money } from '../../kit/show/money.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import type { Action } from '../../kit/kit.types.ts';
import { PersonName } from '../changes/person-name.tsx';
import './pipeline.css';

type Row = Omit<SalesTarget, 'currency'> & { readonly currency: string | null };

const SET: Action<Row, typeof PutSalesTarget> = {
  operation: PutSalesTarget,
  label: text('Set the target…', '设定目标…'),
  form: {
    operation: PutSalesTarget,
    guide: PUT_SALES_TARGET_GUIDE,
    title: text('What should this person win in this month?', '此人当月应完成多少？'),
    save: text('Set the target', '设定目标'),
    sections: [{ fields: [{ name: 'target', control: 'money' }] }],
    start: ({ target, currency }) =>
      target === null || currency === null ? {} : { target: { amount: target, currency } },
  },
  input: ({ staffId, month }, body) => ({ params: { staffId, month }, body }),
  done: text('The target is set.', '目标已设定。'),
  refreshes: [ListSalesTargets],
};

/** Returns the targets of a month, and a row for each other colleague of sales. */
function useRows(month: string, known: readonly SalesTarget[]): readonly Row[] {
  const sales = useAnswer(ListDirectory, { query: { role: 'sales' } }).data?.data ?? [];
  const others = sales.filter(({ id }) => !known.some(({ staffId }) => staffId === id));
  const none = { month, currency: null, target: null, won: 0, weighted: 0 };
  return [...known, ...others.map(({ id }) => ({ ...none, staffId: id }))];
}

function Share({ target, won }: Row) {
  const language = useLanguage();
  if (!target) return <span className="dimmer">–</span>;
  const percent = Math.round((won / target) * 100);
  return (
    <>
      {formatNumber(percent, language)} %
      <span className="meter" aria-hidden="true">
        <span style={{ width: `${Math.min(percent, 100)}%` }} />
      </span>
    </>
  );
}

const Sum = ({ amount, currency }: { readonly amount: number | null; readonly currency: string | null }) =>
  amount === null || currency === null ? <span className="dimmer">–</span> : <Money value={{ amount, currency }} />;

function Targets({ month, known }: { readonly month: string; readonly known: readonly SalesTarget[] }) {
  const t = useWords();
  const may = useMay();
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          <th>{t(text('Colleague', '同事'))}</th>
          <th className="num">{t(text('Target', '目标'))}</th>
          <th className="num">{t(text('Won', '已成交'))}</th>
          <th className="num">{t(text('Expected, weighted', '预计（加权）'))}</th>
          <th>{t(text('Reached', '完成率'))}</th>
          {may(PutSalesTarget) && (
            <th>
              <span className="sr">{t(text('Set', '设定'))}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {useRows(month, known).map((row) => (
          <tr key={`${row.staffId} ${row.currency}`}>
            <th scope="row">
              <PersonName id={row.staffId} />
            </th>
            <td className="num">
              <Sum amount={row.target} currency={row.currency} />
            </td>
            <td className="num">
              <Sum amount={row.won} currency={row.currency} />
            </td>
            <td className="num">
              <Sum amount={row.weighted} currency={row.currency} />
            </td>
            <td>
              <Share {...row} />
            </td>
            {may(PutSalesTarget) && (
              <td>
                <ActionButton action={SET} record={row} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Shows the target of each colleague in a month, and the amount that she has won. */
export default function TargetsPage() {
  const t = useWords();
  const [search, setSearch] = useSearchParams();
  const month = search.get('month') ?? today().slice(0, 7);
  const query = useAnswer(ListSalesTargets, { query: { month } }, { keep: true });
  return (
    <>
      <PageHead
        title={text('Sales targets', '销售目标')}
        about={text('Deals that were won in the month, beside the target.', '当月成交额与目标对比。')}
        actions={
          <label className="row">
            {t(text('Month', '月份'))}
            <input
              className="input"
              type="month"
              value={month}
              onChange={({ target }) => target.value && setSearch({ month: target.value })}
            />
          </label>
        }
      />
      <Answered query={query}>{({ data }) => <Targets month={month} known={data} />}</Answered>
    </>
  );
}
