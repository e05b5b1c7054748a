/** Converts a stored calendar to the form in which business time is computed. */
import { Weekday } from '@toric/contracts/customer/cases/case-settings.http';
import { zoneOf } from '@toric/optics/verification/zone';
import { z } from 'zod';
import type { Calendar } from './business-time.ts';

export const StoredHours = z.array(z.object({ weekday: Weekday, from: z.string(), to: z.string() }));
export type StoredHours = z.output<typeof StoredHours>;
type Stored = { readonly zone: string; readonly hours: StoredHours; readonly holidays: readonly string[] };

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Returns the calendar of a row. Throws if the runtime does not know the zone. */
export function calendarOf({ zone: name, hours, holidays }: Stored): Calendar {
  const zone = zoneOf(name);
  if (!zone) throw new Error(`the calendar names the zone '${name}', which this runtime does not know`);
  const week = Weekday.options.map((day) =>
    hours
      .filter(({ weekday }) => weekday === day)
      .map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
      .toSorted((a, b) => a.from - b.from),
  );
  return { zone, week, holidays: new Set(holidays) };
}

/** Returns the open hours of a calendar in the order of the week. */
export const inOrder = (hours: StoredHours): StoredHours =>
  hours.toSorted(
    (a, b) => Weekday.options.indexOf(a.weekday) - Weekday.options.indexOf(b.weekday) || (a.from < b.from ? -1 : 1),
  );
