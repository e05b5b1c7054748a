import { LAST_DAY } from '@toric/contracts/kernel/common';
import type { Eye } from '@toric/contracts/lens';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { addDays, toDayNumber } from './calendar-day.ts';
import type { Problem } from './problem.ts';
import { type Replacement, supplyDays } from './wear.ts';

/** Describes the supply of lenses of one eye. Days are YYYY-MM-DD. */
export interface EyeSupply {
  readonly boxes: number;
  /** Counts the lenses in one box. */
  readonly packSize: number;
  readonly replacement: Replacement;
  /** Counts the days of wear per week, 1 to 7. The default is 7. */
  readonly daysPerWeek?: number | undefined;
  /** Holds the day on which the first lens of this supply was opened. It is absent if no lens is open yet. */
  readonly openedOn?: string | undefined;
  /**
   * Counts the lenses that are left from earlier boxes, including trial lenses. It also includes the lens that the eye
   * wears now, unless this lens came from one of the `boxes` above, which already include it.
   */
  readonly carryOver?: number | undefined;
}

export interface EyeRunOut {
  readonly lenses: number;
  /** Counts the days for which the lenses of the eye last. */
  readonly days: number;
  /** Holds the first day on which the eye wears a lens of this supply. */
  readonly from: string;
  /** Holds the first day on which the eye has no lens left. */
  readonly runsOutOn: string;
}

export interface RunOut {
  readonly eyes: { readonly [eye in Eye]?: EyeRunOut };
  /** Holds the run-out day of the eye that runs out first. */
  readonly runsOutOn: string;
  readonly reorderBy: string;
  readonly why: Text;
}

/**
 * Lenses are reordered 14 days before they run out: five days for a verification over a long weekend, a week for the
 * delivery, and two days in reserve.
 */
const REORDER_DAYS = 14;
const REORDER = sentence({
  en: '{days} days before the first eye runs out, to leave time for verification and delivery, but not before {from}.',
  zh: '在先用完的一眼断供前 {days} 天，留出核实与配送的时间，但不早于 {from}。',
});

const TOO_MANY_LENSES = sentence({
  en: 'so many lenses last beyond {day}: check boxes, packSize, carryOver and replacement',
  zh: '这么多镜片会用到 {day} 之后：请核对 boxes、packSize、carryOver 和 replacement',
});

type Supplies = { readonly [eye in Eye]?: EyeSupply | undefined };

function eyeRunOut(supply: EyeSupply, from: string): EyeRunOut {
  const { boxes, packSize, replacement, daysPerWeek, openedOn = from, carryOver = 0 } = supply;
  const lenses = boxes * packSize + carryOver;
  const days = supplyDays(lenses, replacement, daysPerWeek);
  return { lenses, days, from: openedOn, runsOutOn: addDays(openedOn, days) };
}

/**
 * Returns a problem for each eye whose lenses last beyond `LAST_DAY`, the last day that an answer of the API may name.
 * For example, 8,030 yearly lenses last until the year 10051, although each number is plausible. Throws a RangeError
 * for the same input as `runOut`.
 */
export const runOutProblems = (supplies: Supplies, from: string): Problem[] =>
  (['right', 'left'] as const).flatMap((eye) => {
    const supply = supplies[eye];
    if (!supply || eyeRunOut(supply, from).runsOutOn <= LAST_DAY) return [];
    return [{ path: `/eyes/${eye}`, message: TOO_MANY_LENSES({ day: LAST_DAY }) }];
  });

const laterOf = (a: string, b: string) => (toDayNumber(a) > toDayNumber(b) ? a : b);
const earlierOf = (a: string, b: string) => (toDayNumber(a) < toDayNumber(b) ? a : b);

/**
 * Returns the run-out day of each eye and the day by which to reorder. The eye that runs out first determines the day
 * by which to reorder. `from` (YYYY-MM-DD) is the first day on which the lenses may be worn. If no eye is given, the
 * lenses run out and must be reordered on the day `from`. Throws a RangeError for a number of lenses or wear days that
 * `supplyDays` refuses, or for a day that does not exist. For a run-out day after the year 9999, returns the last day
 * of that year: `runOutProblems` finds such a supply.
 */
export function runOut(eyes: Supplies, from: string): RunOut {
  const right = eyes.right && eyeRunOut(eyes.right, from);
  const left = eyes.left && eyeRunOut(eyes.left, from);
  const [first = from, second = first] = [right, left].flatMap((eye) => (eye ? [eye.runsOutOn] : []));
  const runsOutOn = earlierOf(first, second);
  return {
    eyes: { ...(right && { right }), ...(left && { left }) },
    runsOutOn,
    reorderBy: laterOf(addDays(runsOutOn, -REORDER_DAYS), from),
    why: REORDER({ days: REORDER_DAYS, from }),
  };
}
