import type { Text } from '@toric/contracts/kernel/sentence';
import { Link } from 'react-router';
import { formatNumber, useLanguage, useWords } from '../../app/words.ts';
import { ChartTable, type Format } from './chart-table.tsx';
import { roundTop, shareOf } from './scale.ts';
import './chart.css';

export type ChartTone = 'tint' | 'ok' | 'wait' | 'stop';
export type Bar = { readonly label: Text; readonly value: number; readonly tone?: ChartTone; readonly href?: string };

type Props = { readonly label: Text; readonly rows: readonly Bar[]; readonly format?: Format };

/** Bars beside each other. Each number stands above its bar, and leads to the list behind it. */
export function Bars({ label, rows, format }: Props) {
  const language = useLanguage();
  const write = format ?? ((n: number) => formatNumber(n, language));
  const top = roundTop(Math.max(0, ...rows.map(({ value }) => value)));
  return (
    <figure className="chart">
      <ChartTable label={label} rows={rows} format={write} />
      <div className="chart-bars">
        {rows.map((bar) => (
          <Column key={bar.label.en} {...{ bar, top, write }} />
        ))}
      </div>
    </figure>
  );
}

function Column({ bar, top, write }: { readonly bar: Bar; readonly top: number; readonly write: Format }) {
  const t = useWords();
  const { value, tone = 'tint', href } = bar;
  const drawing = (
    <>
      <em aria-hidden="true">{write(value)}</em>
      <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
        <rect
          className={`chart-${tone}`}
          x="0"
          y={100 - shareOf(value, top) * 100}
          width="10"
          height={shareOf(value, top) * 100}
        />
      </svg>
      <small aria-hidden="true">{t(bar.label)}</small>
    </>
  );
  if (href === undefined) return <div>{drawing}</div>;
  return (
    <Link to={href} className="plain" aria-label={`${t(bar.label)}: ${write(value)}`}>
      {drawing}
    </Link>
  );
}
