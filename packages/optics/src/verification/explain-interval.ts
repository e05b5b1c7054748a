// Explains the intervals of a verification clock in sentences, for the customer, the optician and the auditor.
import type { Text } from '@toric/contracts/kernel/sentence';
import { DAY_MS, fromDayNumber, weekdayOf } from '../calendar-day.ts';
import type { Interval } from './business-hours.ts';
import { federalHoliday } from './federal-holidays.ts';
import { wallAt, type Zone } from './zone.ts';

const WEEKDAYS: readonly Text[] = [
  { en: 'Sunday', zh: '星期日' },
  { en: 'Monday', zh: '星期一' },
  { en: 'Tuesday', zh: '星期二' },
  { en: 'Wednesday', zh: '星期三' },
  { en: 'Thursday', zh: '星期四' },
  { en: 'Friday', zh: '星期五' },
  { en: 'Saturday', zh: '星期六' },
];
const inBothLanguages = (build: (language: keyof Text) => string): Text => ({ en: build('en'), zh: build('zh') });

function dayName(day: number): Text {
  const date = fromDayNumber(day);
  return inBothLanguages((language) => `${WEEKDAYS[weekdayOf(day)]?.[language]} ${date}`);
}

/** Returns the time of day of a local clock, with seconds only if they are not 0: `15:00`, `15:00:30`. */
const timeOf = (wall: number) => new Date(wall).toISOString().slice(11, 19).replace(/:00$/, '');

function moment(wall: number): Text {
  const day = dayName(Math.floor(wall / DAY_MS));
  return inBothLanguages((language) => `${day[language]} ${timeOf(wall)}`);
}

const UNITS = [
  { ms: 3_600_000, en: 'h', zh: '小时' },
  { ms: 60_000, en: 'min', zh: '分' },
  { ms: 1000, en: 's', zh: '秒' },
] as const;

function duration(ms: number): Text {
  const counts = UNITS.map(({ ms: unit, ...names }, i) => {
    const larger = UNITS[i - 1]?.ms ?? Number.POSITIVE_INFINITY;
    return { count: Math.floor((ms % larger) / unit), names };
  }).filter(({ count }) => count > 0);
  return inBothLanguages(
    (language) => counts.map(({ count, names }) => `${count} ${names[language]}`).join(' ') || '0',
  );
}

/** Returns the name of an offset from UTC in ms, e.g. `+05:30`. */
export function offsetName(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function closedReason({ what, day }: Interval): Text {
  const name = dayName(day);
  const holiday = federalHoliday(day);
  if (what === 'holiday' && holiday) {
    const observed = holiday.date === day ? '' : ` (${fromDayNumber(holiday.date)})`;
    return {
      en: `${name.en} does not count: ${holiday.name.en}${observed}, a federal holiday${observed && ' observed that day'}.`,
      zh: `${name.zh} 不计入：联邦假日${holiday.name.zh}${observed}${observed && '在该日补休'}。`,
    };
  }
  if (what === 'sunday') return { en: `${name.en} does not count.`, zh: `${name.zh} 不计入。` };
  return {
    en: `${name.en} does not count: no Saturday hours of this prescriber are known.`,
    zh: `${name.zh} 不计入：不知道该处方医师的周六营业时间。`,
  };
}

function reasonOf(zone: Zone, interval: Interval, left: number): Text {
  const [from, to] = [moment(wallAt(zone, interval.from)), moment(wallAt(zone, interval.to))];
  if (interval.what === 'counted') {
    const [counted, rest] = [duration(interval.to - interval.from), duration(left)];
    return {
      en: `${from.en} to ${timeOf(wallAt(zone, interval.to))}: ${counted.en} of business hours, ${rest.en} to go.`,
      zh: `${from.zh} 至 ${timeOf(wallAt(zone, interval.to))}：计入营业时间 ${counted.zh}，还剩 ${rest.zh}。`,
    };
  }
  if (interval.what !== 'outside-hours') return closedReason(interval);
  return {
    en: `${from.en} to ${to.en}: outside business hours.`,
    zh: `${from.zh} 至 ${to.zh}：非营业时间。`,
  };
}

/**
 * Explains why an interval counts as business hours or does not. `left` is the time in ms that remains to be counted
 * after the interval.
 */
export function explainInterval(zone: Zone, interval: Interval, left: number): Text {
  const reason = reasonOf(zone, interval, left);
  const [before, after] = [zone.offsetAt(interval.from), zone.offsetAt(interval.to)];
  if (before === after) return reason;
  const change = `UTC${offsetName(before)} → UTC${offsetName(after)}`;
  return { en: `${reason.en} The clock changes: ${change}.`, zh: `${reason.zh}期间时钟调整：${change}。` };
}
