import type { Text } from '@toric/contracts/kernel/sentence';
import { useWords } from '../../app/words.ts';
import { pointsOf, roundTop } from './scale.ts';
import './chart.css';

const [WIDTH, HEIGHT] = [64, 20];

type Props = {
  readonly values: readonly number[];
  /** Describes the line of the chart in words for a screen reader. */
  readonly label: Text;
  readonly tone?: 'tint' | 'ok' | 'wait' | 'stop';
};

/** Shows a small line chart beside a number. */
export function Spark({ values, label, tone = 'tint' }: Props) {
  const t = useWords();
  const top = roundTop(Math.max(0, ...values));
  return (
    <svg
      className="chart-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t(label)}
    >
      <polyline className={`chart-${tone}`} points={pointsOf(values, { width: WIDTH, height: HEIGHT, top })} />
    </svg>
  );
}
