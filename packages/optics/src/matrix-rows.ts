/** The combinations that a matrix makes, counted without listing them, and listed from any place without those before it. */
import { compareValues, DIMENSIONS, type Described, toExactHundredths, type Value } from './dimensions.ts';
import type { MatrixIndex, Rules } from './matrix-index.ts';

/** Where to look: the rules in question, and what was chosen already. */
export type Within = { readonly index: MatrixIndex; readonly chosen: Described };

function choicesAt({ index, chosen }: Within, at: number): Iterable<readonly [Value, Rules]> {
  const holders = index.holders[at] ?? new Map<Value, Rules>();
  const dimension = DIMENSIONS[at];
  const value = dimension && toExactHundredths(chosen[dimension]);
  return value === undefined ? holders : [[value, holders.get(value) ?? 0n]];
}

/** Values that leave the same rules lead to the same number below, so it is worked out once for all of them. */
export function countRows(within: Within, rules: Rules, at = 0, known = new Map<string, number>()): number {
  if (rules === 0n || at === DIMENSIONS.length) return rules === 0n ? 0 : 1;
  const place = `${at} ${rules}`;
  const counted = known.get(place);
  if (counted !== undefined) return counted;
  const leaving = new Map<Rules, number>();
  for (const [, holders] of choicesAt(within, at)) {
    const left = rules & holders;
    if (left !== 0n) leaving.set(left, (leaving.get(left) ?? 0) + 1);
  }
  let sum = 0;
  for (const [left, values] of leaving) sum += values * countRows(within, left, at + 1, known);
  known.set(place, sum);
  return sum;
}

/** Ascending in every parameter, in the order of DIMENSIONS. `after`: begins behind this row, whether it is made or not. */
export function* rowsFrom(
  within: Within,
  rules: Rules,
  after: readonly Value[] | undefined,
  row: readonly Value[] = [],
): Generator<readonly Value[], void> {
  const at = row.length;
  if (at === DIMENSIONS.length) {
    // `after` has come down all the way: this is that very row
    if (!after) yield row;
    return;
  }
  for (const [value, holders] of choicesAt(within, at)) {
    const left = rules & holders;
    const order = after ? compareValues(value, after[at]) : 1;
    if (left !== 0n && order >= 0) yield* rowsFrom(within, left, order === 0 ? after : undefined, [...row, value]);
  }
}
