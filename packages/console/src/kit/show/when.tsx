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

/** Returns the words of a deadline. A place with another zone than ours is named, and so is our clock if it differs. */
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
  /** Names the place and its clock beside ours. */
  readonly deadline?: boolean;
};

/** An instant: near ones in words, far ones as a date. The exact time stands in its title. */
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

/** A calendar day. With `near`, a day within two weeks is said in words. */
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
