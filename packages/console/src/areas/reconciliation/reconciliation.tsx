import { type Difference, Reconcile } from '@toric/contracts/payment/reconciliation/reconciliation.http';
import { DIFFERENCE_PROBLEM_WORDS } from '@toric/contracts/payment/reconciliation/reconciliation.words';
import { Id } from '@toric/contracts/kernel/common';
import { useState } from 'react';
import { Link } from 'react-router';
import { announce } from '../../app/announce.ts';
import { api, explain } from '../../app/api.ts';
import { formatNumber, today } from '../../app/formats.ts';
import { asProblem, type Problem } from '../../app/problem.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { Why } from '../../kit/show/why.tsx';
import { OrderNumber } from '../order-desk/order-number.tsx';
import { type DayRange, DayRangeFields } from '../registers/day-range.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type Found = {
  readonly matched: number;
  readonly inFlight: number;
  readonly differences: readonly Difference[];
  readonly truncated: boolean;
  readonly isDone: boolean;
  readonly problem?: Problem;
};
const NOTHING: Found = { matched: 0, inFlight: 0, differences: [], truncated: false, isDone: false };
const startOf = (day: string) => new Date(`${day}T00:00:00`).toISOString();
const endOf = (day: string) => new Date(Date.parse(startOf(day)) + 86_400_000).toISOString();

/** Compares the books of the days. Each request compares some thousand payments. */
async function compare(from: string, to: string, onFound: (found: Found) => void, signal: AbortSignal): Promise<void> {
  let sum = NOTHING;
  try {
    for (let cursor: string | null = ''; cursor !== null && !signal.aborted; ) {
      const query: { since: string; until: string; cursor?: string } = {
        since: startOf(from),
        until: endOf(to),
        ...(cursor && { cursor }),
      };
      const { body } = await api.call(Reconcile, { query });
      sum = {
        matched: sum.matched + body.matched,
        inFlight: sum.inFlight + body.inFlight,
        differences: [...sum.differences, ...body.differences],
        truncated: sum.truncated || body.truncated,
        isDone: body.nextCursor === null,
      };
      onFound(sum);
      cursor = body.nextCursor;
    }
  } catch (error) {
    onFound({ ...sum, isDone: true, problem: asProblem(error) });
  }
}

function useComparison() {
  const [found, setFound] = useState<Found>();
  const [running, setRunning] = useState<AbortController>();
  const t = useWords();
  const begin = async (from: string, to: string) => {
    const control = new AbortController();
    setRunning(control);
    setFound(NOTHING);
    await compare(from, to, setFound, control.signal);
    setRunning(undefined);
    announce(t({ en: 'The comparison is done.', zh: '对账完成。' }));
  };
  return { found, isRunning: running !== undefined, begin, stop: () => running?.abort() };
}

function Figures({ found }: { readonly found: Found }) {
  const t = useWords();
  const language = useLanguage();
  const rows = [
    [{ en: 'Agree', zh: '一致' }, found.matched, 'done'],
    [{ en: 'Not answered yet', zh: '尚无应答' }, found.inFlight, 'done'],
    [{ en: 'Differ', zh: '不一致' }, found.differences.length, found.differences.length > 0 ? 'now' : 'done'],
  ] as const;
  return (
    <ol className="funnel rule" aria-label={t({ en: 'Result', zh: '结果' })}>
      {rows.map(([label, n, tone]) => (
        <li key={label.en} className={tone}>
          <span className="fine">{t(label)}</span>
          <b>{formatNumber(n, language)}</b>
          <span className="fine dim">{found.isDone ? '' : t({ en: 'so far', zh: '（进行中）' })}</span>
        </li>
      ))}
    </ol>
  );
}

function Differences({ found }: { readonly found: Found }) {
  const t = useWords();
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t({ en: 'Payment', zh: '付款' })}</th>
          <th>{t({ en: 'What differs', zh: '差异' })}</th>
          <th>{t({ en: 'Ours', zh: '我方' })}</th>
          <th>{t({ en: "The provider's", zh: '服务商' })}</th>
        </tr>
      </thead>
      <tbody>
        {found.differences.map((one) => (
          <tr key={`${one.orderId} ${one.problem}`}>
            <td className="mono">
              {Id.safeParse(one.orderId).success ? (
                <Link to={`/payments/${one.orderId}`}>
                  <OrderNumber id={one.orderId} />
                </Link>
              ) : (
                one.orderId
              )}
            </td>
            <td>
              <Badge words={DIFFERENCE_PROBLEM_WORDS} value={one.problem} />
            </td>
            <td>{one.ours}</td>
            <td>{one.provider}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

const MORE = {
  en: 'There are more differences than are listed. Choose fewer days.',
  zh: '差异过多，未全部列出。请缩小日期范围。',
};

function Result({ found }: { readonly found: Found }) {
  const { problem, truncated, differences, isDone } = found;
  return (
    <>
      <Figures found={found} />
      <section className="block" aria-live="polite">
        {problem && (
          <Why tone="stop" title={{ en: 'The comparison stopped.', zh: '对账中断。' }} rule={explain(problem)} />
        )}
        {truncated && <Why tone="wait" title={MORE} />}
        {differences.length > 0 && <Differences found={found} />}
        {isDone && !problem && differences.length === 0 && (
          <Empty
            title={{ en: 'Both books agree.', zh: '双方账目一致。' }}
            about={{ en: 'Payments without an answer are compared the next time.', zh: '尚无应答的付款将在下次核对。' }}
          />
        )}
      </section>
    </>
  );
}

/** Compares the books of the payment provider with the books of the shop, for the days that a person chooses. */
export default function ReconciliationPage() {
  const t = useWords();
  const [days, setDays] = useState<DayRange>({ from: `${today().slice(0, 7)}-01`, to: today() });
  const { found, isRunning, begin, stop } = useComparison();
  return (
    <>
      <PageHead
        title={{ en: 'Reconciliation', zh: '对账' }}
        about={{
          en: 'The provider’s books beside ours, payment by payment.',
          zh: '将支付服务商的账目与我方逐笔核对。',
        }}
        actions={
          isRunning ? (
            <button type="button" className="btn" onClick={stop}>
              {t({ en: 'Stop', zh: '停止' })}
            </button>
          ) : (
            <button
              type="button"
              data-operation={Reconcile.id}
              className="btn main"
              onClick={() => void begin(days.from, days.to)}
            >
              {t({ en: 'Compare these days', zh: '核对所选日期' })}
            </button>
          )
        }
      />
      <div className="block row wrap">
        <DayRangeFields {...days} onChange={(part) => setDays({ ...days, ...part })} />
      </div>
      {found && <Result found={found} />}
    </>
  );
}
