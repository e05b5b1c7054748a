/** When an eye's lenses run out, and by when to order again: each eye on its own, the first one decides. */
import type { Eye } from '@toric/contracts/lens';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { addDays, toDayNumber } from './calendar-day.ts';
import { type Replacement, supplyDays } from './wear.ts';

export interface EyeSupply {
  readonly boxes: number;
  readonly packSize: number;
  readonly replacement: Replacement;
  readonly daysPerWeek?: number | undefined;
  /** When the first of these lenses was opened, if one is. */
  readonly openedOn?: string | undefined;
  /** Lenses left from before, trial lenses too; the lens that is worn, where no box holds it, is one of them. */
  readonly carryOver?: number | undefined;
}

export interface EyeRunOut {
  readonly lenses: number;
  readonly days: number;
  readonly from: string;
  /** The first day without a lens. */
  readonly runsOutOn: string;
}

export interface RunOut {
  readonly eyes: { readonly [eye in Eye]?: EyeRunOut };
  readonly runsOutOn: string;
  readonly reorderBy: string;
  readonly why: Text;
}

/** A verification over a long weekend takes up to five days, a delivery about a week; two days to spare. */
const REORDER_DAYS = 14;
const REORDER = sentence({
  en: '{days} days before the first eye runs out, for verification and delivery, but not before {from}.',
  zh: '在先用完的一眼断供前 {days} 天，留出核实与配送的时间，但不早于 {from}。',
});

function eyeRunOut(supply: EyeSupply, from: string): EyeRunOut {
  const { boxes, packSize, replacement, daysPerWeek, openedOn = from, carryOver = 0 } = supply;
  const lenses = boxes * packSize + carryOver;
  const days = supplyDays(lenses, replacement, daysPerWeek);
  return { lenses, days, from: openedOn, runsOutOn: addDays(openedOn, days) };
}

const laterOf = (a: string, b: string) => (toDayNumber(a) > toDayNumber(b) ? a : b);
const earlierOf = (a: string, b: string) => (toDayNumber(a) < toDayNumber(b) ? a : b);

/** `from` is the first day on which the lenses may be worn. */
export function runOut(eyes: { readonly [eye in Eye]?: EyeSupply | undefined }, from: string): RunOut {
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
