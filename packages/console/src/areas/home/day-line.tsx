import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { formatClock, hereZone, today } from '../../app/formats.ts';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { text, useWords } from '../../app/words.ts';
import { useNow } from '../../kit/show/countdown.tsx';

/** A moment of today that matters, with the page behind it. */
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
const DEADLINE = sentence({ en: '{name} answers until then', zh: '{name} 的答复期限' });

/** Returns the deadlines of prescribers that fall on today. Only opticians may read them. */
export function useDeadlines(): DayTick[] {
  const mayCall = useMay();
  const enabled = mayCall(ListVerifications);
  const query = { sort: 'deadline', limit: 25 } as const;
  const { data } = useAnswer(ListVerifications, { query }, { enabled, refreshMs: 60_000 });
  const day = today();
  return (data?.data ?? []).flatMap(({ id, deadline, prescriber }) => {
    if (!deadline || today(hereZone(), new Date(deadline)) !== day) return [];
    return [{ id, at: deadline, label: DEADLINE({ name: prescriber.name }), href: '/verification', tone: 'wait' as const }];
  });
}

/** The day as a line, with now on it and the moments that matter. */
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
          .filter((hour) => Math.abs(hour - hourOf(now)) > 0.4)
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

/** A moment on the line. Late in the day its words stand before it, so that they stay on the line. */
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
