// Reads the dates of GS1 elements: YYMMDD.
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { daysInMonth } from '../calendar-day.ts';

export type ReadResult = { readonly value: string; readonly warning?: Text } | { readonly problem: Text };

/**
 * Returns the full year for a two-digit year: the one from 49 years before `thisYear` to 50 years after it. Source: GS1
 * General Specifications, century in dates.
 */
function fullYear(twoDigits: number, thisYear: number): number {
  const year = thisYear - (thisYear % 100) + twoDigits;
  if (year - thisYear > 50) return year - 100;
  return year - thisYear < -49 ? year + 100 : year;
}

const NO_DATE = sentence({
  en: '"{text}" is not a date in the form YYMMDD: scan the whole code again',
  zh: '“{text}”不是 YYMMDD 格式的日期：请重新扫描整个条码',
});
const DAY_00 = sentence({
  en: 'date {text} has day 00, which means the last day of the month',
  zh: '日期 {text} 未写明日：视为当月最后一天',
});

/**
 * Reads a date in the form YYMMDD. Day 00 means the last day of the month (GS1 General Specifications). Boxes of old
 * stock still have such dates. `mayLackDay` is false for identifiers whose dates always have a day.
 */
export function readDate(text: string, thisYear: number, mayLackDay = true): ReadResult {
  const wrong = { problem: NO_DATE({ text }) };
  if (!/^\d{6}$/.test(text)) return wrong;
  const [year, month, day] = [fullYear(Number(text.slice(0, 2)), thisYear), text.slice(2, 4), text.slice(4)];
  if (Number(month) < 1 || Number(month) > 12) return wrong;
  const last = daysInMonth(year, Number(month));
  if (Number(day) > last || (day === '00' && !mayLackDay)) return wrong;
  if (day !== '00') return { value: `${year}-${month}-${day}` };
  return { value: `${year}-${month}-${last}`, warning: DAY_00({ text }) };
}
