import {
  formatClock,
  formatDay,
  formatExact,
  formatInstant,
  formatNearDay,
  hereZone,
  placeOf,
  zoneName,
} from '../../app/formats.ts';
import type { Language } from '@toric/contracts/kernel/sentence';
import { useLanguage } from '../../app/words.ts';

/**
 * Returns a deadline in words. It names the place if its time zone is not the local one, and adds the local time if
 * that differs.
 */
function deadlineOf(at: string, zone: string, language: Language): string {
  const there = formatInstant(at, language, { zone });
  if (zone === hereZone()) return language === 'zh' ? `截止 ${there}` : `until ${there}`;
  const place = placeOf(zone);
  const isSame = formatClock(at, zone) === formatClock(at);
  if (language === 'zh') return `截止 ${place} ${there}${isSame ? '' : `（本地 ${formatClock(at)}）`}`;
  return `until ${there} in ${place} (${zoneName(at, zone, language)})${isSame ? '' : `, ${formatClock(at)} here`}`;
}

type Props = {
  readonly at: string | null | undefined;
  readonly zone?: string | undefined;
  /** If true, the time is a deadline: its text names the place and adds the local time. */
  readonly deadline?: boolean;
};

/** Shows an instant: in words if it is near, otherwise as a date. Its title has the exact time. */
export function When({ at, zone, deadline = false }: Props) {
  const language = useLanguage();
  if (!at) return <span className="dimmer">–</span>;
  const place = zone ?? hereZone();
  return (
    <time className={deadline ? 'when deadline' : 'when'} dateTime={at} title={formatExact(at, language, place)}>
      {deadline ? deadlineOf(at, place, language) : formatInstant(at, language, { zone: place })}
    </time>
  );
}

/** Shows a calendar day. With `near`, a day within two weeks is shown in words. */
export function Day({ day, near = false }: { readonly day: string | null | undefined; readonly near?: boolean }) {
  const language = useLanguage();
  if (!day) return <span className="dimmer">–</span>;
  const full = formatDay(day, language);
  return (
    <time className="when" dateTime={day} title={near ? full : undefined}>
      {near ? formatNearDay(day, language) : full}
    </time>
  );
}
