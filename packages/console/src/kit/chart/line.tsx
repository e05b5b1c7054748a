import type { Text } from '@toric/contracts/kernel/sentence';
import { formatNumber, useLanguage, useWords } from '../../app/words.ts';
import type { ChartTone } from './bars.tsx';
import { ChartTable, type Format } from './chart-table.tsx';
import { pointsOf, roundTop } from './scale.ts';
import './chart.css';

export type Point = { readonly label: Text; readonly value: number };
type Props = {
  readonly label: Text;
  readonly points: readonly Point[];
  readonly format?: Format;
  readonly tone?: ChartTone;
};

const [WIDTH, HEIGHT] = [300, 80];

/** A line over time, with the first and the last label below it. */
export function Line({ label, points, format, tone = 'tint' }: Props) {
  const t = useWords();
  const language = useLanguage();
  const write = format ?? ((n: number) => formatNumber(n, language));
  const values = points.map(({ value }) => value);
  const top = roundTop(Math.max(0, ...values));
  return (
    <figure className="chart">
      <ChartTable label={label} rows={points} format={write} />
      <div className="chart-line" aria-hidden="true">
        <span className="chart-top">{write(top)}</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
          <line className="chart-axis" x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
          <polyline className={`chart-${tone}`} points={pointsOf(values, { width: WIDTH, height: HEIGHT, top })} />
        </svg>
        <div className="row between fine dimmer">
          <span>{points[0] && t(points[0].label)}</span>
          <span>{points.length > 1 && t(points.at(-1)?.label ?? label)}</span>
        </div>
      </div>
    </figure>
  );
}

type SparkProps = { readonly values: readonly number[]; readonly label: Text; readonly tone?: ChartTone };

/** A small line beside a number. Its label says what it shows. */
export function Spark({ values, label, tone = 'tint' }: SparkProps) {
  const t = useWords();
  const top = roundTop(Math.max(0, ...values));
  return (
    <svg className="chart-spark" viewBox="0 0 64 20" preserveAspectRatio="none" role="img" aria-label={t(label)}>
      <polyline className={`chart-${tone}`} points={pointsOf(values, { width: 64, height: 20, top })} />
    </svg>
  );
}
