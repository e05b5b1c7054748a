import { type DealStage, type DealView, ListDeals, MoveDeal } from '@toric/contracts/customer/pipeline/deal.http';
import { Link } from 'react-router';
import { explain, useAnswer, useCommand } from '../../app/api.ts';
import { formatNumber } from '../../app/formats.ts';
import { asProblem } from '../../app/problem.ts';
import { tell } from '../../app/tell.tsx';
import { count, text, useLanguage, useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Money } from '../../kit/show/money.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Day } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { useStageOptions, useStages } from './stages.ts';
import './pipeline.css';

/** A column shows at most this number of its newest deals. The column links to the list, which has all of them. */
const SHOWN = 20;
const DAY_MS = 86_400_000;

/** Moves the card of a deal by a select field, which works by keyboard, mouse and touch. */
function Mover({ deal }: { readonly deal: DealView }) {
  const t = useWords();
  const stages = useStageOptions();
  const { run, busy } = useCommand(MoveDeal, { refreshes: [ListDeals] });
  const moveTo = async (stageId: string) => {
    try {
      await run({ params: { dealId: deal.id }, body: { stageId } });
    } catch (error) {
      tell(explain(asProblem(error)), { tone: 'stop' });
    }
  };
  return (
    <select
      aria-label={t(text(`Stage of ${deal.title}`, `“${deal.title}”的阶段`))}
      data-operation={MoveDeal.id}
      value={deal.stageId}
      disabled={busy}
      onChange={(event) => void moveTo(event.target.value)}
    >
      {stages.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Card({ deal }: { readonly deal: DealView }) {
  const t = useWords();
  const days = Math.floor((Date.now() - Date.parse(deal.stageSince)) / DAY_MS);
  return (
    <li className="deal-card">
      <Link to={`/deals/${deal.id}`}>{deal.title}</Link>
      <p className="fine">
        <Money value={deal.value} /> · <Day day={deal.expectedClose} near />
      </p>
      <p className="fine dim">
        <PersonName id={deal.ownerId} /> ·{' '}
        {t(count(days, { one: '{n} day here', other: '{n} days here', zh: '已停留 {n} 天' }))}
      </p>
      <Mover deal={deal} />
    </li>
  );
}

function Column({ stage }: { readonly stage: DealStage }) {
  const t = useWords();
  const language = useLanguage();
  const query = useAnswer(ListDeals, { query: { state: 'open', stageId: stage.id, limit: SHOWN, count: 'true' } });
  const total = query.data?.total;
  return (
    <section className="deal-column" aria-label={stage.name[language]}>
      <h2>
        {stage.name[language]} <span className="fine dim">{stage.probability} %</span>
        {total !== undefined && <span className="fine num">{formatNumber(total, language)}</span>}
      </h2>
      <Answered query={query} rows={3}>
        {({ data, nextCursor }) => (
          <>
            <ul>
              {data.map((deal) => (
                <Card key={deal.id} deal={deal} />
              ))}
            </ul>
            {data.length === 0 && <p className="fine dim">{t(text('No open deals.', '没有进行中的商机。'))}</p>}
            {nextCursor !== null && (
              <Link to={`/deals?state=open&stageId=${stage.id}`}>
                {t(text('See all of this stage', '查看此阶段全部'))}
              </Link>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

/**
 * Shows the open deals by stage. Each column reads only its newest deals, so a long list costs no more than a short
 * one.
 */
export default function BoardPage() {
  const t = useWords();
  const stages = useStages().filter(({ isActive }) => isActive);
  return (
    <>
      <PageHead
        title={text('Deals by stage', '按阶段查看商机')}
        about={text('The newest open deals of each stage.', '各阶段最新的进行中商机。')}
        crumb={<Link to="/deals">{t(text('Deals', '商机'))}</Link>}
      />
      <div className="deal-board">
        {stages.map((stage) => (
          <Column key={stage.id} stage={stage} />
        ))}
      </div>
    </>
  );
}
