import type { Input, PagedOperation, Reply } from '@toric/client/types';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { formatNumber, today } from '../../app/formats.ts';
import { useSession } from '../../app/session.tsx';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { type Figure, figuresFor } from './figures.ts';

const EVERY_MINUTE_MS = 60_000;

/** Describes the answer of a list that was requested with its length. */
type Counted = Reply<PagedOperation> & { readonly total?: number; readonly totalIsExact?: boolean };

/** Returns the beginning of the present day in the time zone of the browser. */
function beginningOfToday(): string {
  const date = new Date();
  date.setHours(0, 0, 0, 0);
  return date.toISOString();
}

function OneFigure({ figure: { operation, query, words, href } }: { readonly figure: Figure }) {
  const t = useWords();
  const language = useLanguage();
  const own = query({ day: today('UTC'), since: beginningOfToday() });
  // safe cast: a test checks the parameters of each figure against the schema of its list
  const input = { query: { ...own, limit: 1, count: 'true' } } as Input<PagedOperation>;
  const { data } = useAnswer(operation, input, { refreshMs: EVERY_MINUTE_MS });
  const counted: Counted | undefined = data;
  const { total, totalIsExact = true } = counted ?? {};
  return (
    <Link className="fig plain" to={href}>
      <b>{total === undefined ? '–' : `${formatNumber(total, language)}${totalIsExact ? '' : '+'}`}</b>
      <span>{t(words)}</span>
    </Link>
  );
}

/** Shows the figures of the day for the roles of the person. Each is a link to the list behind it. */
export default function DayFigures() {
  const { roles } = useSession().person;
  const figures = figuresFor(roles);
  if (figures.length === 0) return null;
  return (
    <Block title={text('Today', '今天')}>
      <div className="figlist">
        {figures.map((figure) => (
          <OneFigure key={figure.id} figure={figure} />
        ))}
      </div>
    </Block>
  );
}
