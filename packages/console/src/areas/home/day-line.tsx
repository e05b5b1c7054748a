import { Link } from 'react-router';
import { formatClock } from '../../app/formats.ts';
import type { Text } from '@toric/contracts/kernel/sentence';
import { text, useWords } from '../../app/words.ts';
import { useNow } from '../../kit/show/countdown.tsx';

/** Describes a time of today that matters to the person, with a link to its page. */
export type DayTick = {
  readonly id: string;
  readonly at: string;
  readonly label: Text;
  readonly href: string;
  readonly tone?: 'wait' | 'stop';
};

const [FIRST_HOUR, LAST_HOUR] = [8, 18];
const hourOf = (at: string | number): number => {
  const date = new Date(at);
  return date.getHours() + date.getMinutes() / 60;
};
/** Shows the day as a line, with the present time and the relevant times on it. */
export function DayLine({ ticks }: { readonly ticks: readonly DayTick[] }) {
  const t = useWords();
  const now = useNow();
  const hours = [...ticks.map(({ at }) => hourOf(at)), hourOf(now)];
  const first = Math.min(FIRST_HOUR, ...hours.map(Math.floor));
  const last = Math.max(LAST_HOUR, ...hours.map(Math.ceil));
  const place = (hour: number) => `${(((hour - first) / (last - first)) * 100).toFixed(2)}%`;
  const present = place(hourOf(now));
  return (
    <section className="dayline" aria-label={t(text('Your day', '今日时间线'))}>
      <div className="hours" aria-hidden="true">
        {Array.from({ length: last - first + 1 }, (_, step) => first + step)
          .filter((hour) => Math.abs(hour - hourOf(now)) / (last - first) > 0.045)
          .map((hour) => (
            <span key={hour} style={{ left: place(hour) }}>
              {hour}:00
            </span>
          ))}
      </div>
      <div className="daylane">
        <i className="gone" style={{ width: present }} />
        <i className="nowline" style={{ left: present }}>
          <b>{formatClock(new Date(now).toISOString())}</b>
        </i>
        {ticks.map((tick) => (
          <Tick key={tick.id} tick={tick} isLate={(hourOf(tick.at) - first) / (last - first) > 0.7} place={place} />
        ))}
      </div>
    </section>
  );
}

type TickProps = { readonly tick: DayTick; readonly isLate: boolean; readonly place: (hour: number) => string };

/**
 * Shows a time on the line of the day. Late in the day, its text is shown to the left of the time, so that the text
 * stays on the line.
 */
function Tick({ tick, isLate, place }: TickProps) {
  const t = useWords();
  const left = place(hourOf(tick.at));
  const style = isLate ? { right: `calc(100% - ${left})` } : { left };
  return (
    <Link className={['tick', tick.tone, isLate && 'before'].filter(Boolean).join(' ')} to={tick.href} style={style}>
      {!isLate && <b>{formatClock(tick.at)}</b>} {t(tick.label)} {isLate && <b>{formatClock(tick.at)}</b>}
    </Link>
  );
}
