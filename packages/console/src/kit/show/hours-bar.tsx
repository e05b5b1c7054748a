import type { Text } from '@toric/contracts/kernel/sentence';
import { formatClock, formatShortDay, formatSpan, today } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { useNow } from './countdown.tsx';

/** Describes an interval of the prescriber's clock. Only `counted` intervals are business hours. */
export type HoursStep = {
  readonly from: string;
  readonly to: string | null;
  readonly what: string;
  readonly why?: Text;
};
type Piece = { readonly from: number; readonly to: number; readonly kind: 'on' | 'left' | 'rest'; readonly why?: Text };

const HOUR_MS = 3_600_000;
/** Nights and weekends are drawn short, because no time counts in them. */
const REST_WIDTH_MS = HOUR_MS;

/** Splits a counted interval at the present time: the hours that have passed, and the hours that remain. */
function piecesOf({ from, to, what, why }: HoursStep, now: number): Piece[] {
  const [start, end] = [Date.parse(from), to ? Date.parse(to) : now];
  const reason = why && { why };
  if (what !== 'counted') return [{ from: start, to: end, kind: 'rest', ...reason }];
  const middle = Math.min(Math.max(now, start), end);
  const pieces: Piece[] = [
    { from: start, to: middle, kind: 'on', ...reason },
    { from: middle, to: end, kind: 'left', ...reason },
  ];
  return pieces.filter((piece) => piece.to > piece.from);
}

const widthOf = ({ from, to, kind }: Piece) => (kind === 'rest' ? Math.min(to - from, REST_WIDTH_MS) : to - from);

type Props = { readonly steps: readonly HoursStep[]; readonly timeZone: string; readonly now?: number };

/**
 * Shows the eight business hours of a prescriber as a bar: the hours that have passed, the hours that remain, and the
 * time that does not count.
 */
export function HoursBar({ steps, timeZone, now }: Props) {
  const language = useLanguage();
  const t = useWords();
  const present = useNow();
  const pieces = steps.flatMap((step) => piecesOf(step, now ?? present));
  const whole = pieces.reduce((sum, piece) => sum + widthOf(piece), 0) || 1;
  const name = (at: number) => {
    const instant = new Date(at).toISOString();
    return `${formatShortDay(today(timeZone, new Date(at)), language)} ${formatClock(instant, timeZone)}`;
  };
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  return (
    <div className="reason" role="group" aria-label={t(text('How the eight hours are counted', '八小时的计算方式'))}>
      <span className="fine dimmer row between">
        <span>{name(first.from)}</span>
        <span>{name(last.to)}</span>
      </span>
      <span className="hoursbar">
        {pieces.map((piece) => (
          <i
            key={piece.from}
            className={piece.kind}
            style={{ width: `${((widthOf(piece) / whole) * 100).toFixed(2)}%` }}
            title={`${name(piece.from)} – ${name(piece.to)}${piece.why ? ` · ${t(piece.why)}` : ''}`}
          >
            {piece.kind !== 'rest' && <b>{formatSpan(piece.to - piece.from, language)}</b>}
          </i>
        ))}
      </span>
    </div>
  );
}
