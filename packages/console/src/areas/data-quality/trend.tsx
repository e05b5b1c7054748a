import { formatDay } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { pointsOf } from '../../kit/chart/scale.ts';
import './data-quality.css';

type Day = { readonly day: string; readonly score: number | null };

const [WIDTH, HEIGHT] = [600, 120];
const GRID = [25, 50, 75];

/** Shows the score of each day as a line from 0 to 100. A text for screen readers names its first and last value. */
export function Trend({ days }: { readonly days: readonly Day[] }) {
  const t = useWords();
  const language = useLanguage();
  const known = days.flatMap(({ day, score }) => (score === null ? [] : [{ day, score }]));
  const [first, last] = [known[0], known.at(-1)];
  // one day makes no trend
  if (!first || !last || known.length === 1) return null;
  const points = pointsOf(
    known.map(({ score }) => score),
    { width: WIDTH, height: HEIGHT, top: 100 },
  );
  const label = text(
    `The score was ${first.score} % on ${formatDay(first.day, 'en')} and ${last.score} % on ${formatDay(last.day, 'en')}.`,
    `${formatDay(first.day, 'zh')} 得分 ${first.score} %，${formatDay(last.day, 'zh')} 得分 ${last.score} %。`,
  );
  return (
    <figure className="quality-trend">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={t(label)}>
        {GRID.map((at) => (
          <line key={at} x1="0" x2={WIDTH} y1={HEIGHT - (HEIGHT * at) / 100} y2={HEIGHT - (HEIGHT * at) / 100} />
        ))}
        <polyline points={points} />
      </svg>
      <figcaption className="row between fine dim">
        <span>{formatDay(first.day, language)}</span>
        <span>{formatDay(last.day, language)}</span>
      </figcaption>
    </figure>
  );
}
