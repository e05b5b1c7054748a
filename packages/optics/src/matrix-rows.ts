// Counts the combinations of a matrix without listing them. Lists the combinations from any position on, without the
// earlier ones.
import { compareValues, DIMENSIONS, type PartialLens, toExactHundredths, type Value } from './dimensions.ts';
import type { MatrixIndex, RuleSet } from './matrix-index.ts';

/** Describes a search in a matrix: its index, and the values that every combination must have. */
export type RowSearch = { readonly index: MatrixIndex; readonly chosen: PartialLens };

function choicesAt({ index, chosen }: RowSearch, at: number): Iterable<readonly [Value, RuleSet]> {
  const rulesByValue = index.rulesByValue[at] ?? new Map<Value, RuleSet>();
  const dimension = DIMENSIONS[at];
  const value = dimension && toExactHundredths(chosen[dimension]);
  return value === undefined ? rulesByValue : [[value, rulesByValue.get(value) ?? 0n]];
}

/**
 * Counts the distinct combinations of the dimensions from `at` on. Values that leave the same rules have the same
 * number of combinations in the later dimensions, so `known` caches one count per dimension and rule set.
 */
export function countRows(search: RowSearch, rules: RuleSet, at = 0, known = new Map<string, number>()): number {
  if (rules === 0n || at === DIMENSIONS.length) return rules === 0n ? 0 : 1;
  const place = `${at} ${rules}`;
  const counted = known.get(place);
  if (counted !== undefined) return counted;
  const valuesByRemaining = new Map<RuleSet, number>();
  for (const [, containing] of choicesAt(search, at)) {
    const remaining = rules & containing;
    if (remaining !== 0n) valuesByRemaining.set(remaining, (valuesByRemaining.get(remaining) ?? 0) + 1);
  }
  let sum = 0;
  for (const [remaining, values] of valuesByRemaining) sum += values * countRows(search, remaining, at + 1, known);
  known.set(place, sum);
  return sum;
}

/**
 * Yields the combinations in ascending order, compared dimension by dimension in the order of DIMENSIONS. With `after`,
 * it begins after that row, even if that row is not made.
 */
export function* rowsFrom(
  search: RowSearch,
  rules: RuleSet,
  after: readonly Value[] | undefined,
  row: readonly Value[] = [],
): Generator<readonly Value[], void> {
  const at = row.length;
  if (at === DIMENSIONS.length) {
    // `after` is still set only if this row equals it in every dimension; that row itself is not listed
    if (!after) yield row;
    return;
  }
  for (const [value, containing] of choicesAt(search, at)) {
    const remaining = rules & containing;
    const order = after ? compareValues(value, after[at]) : 1;
    if (remaining === 0n || order < 0) continue;
    yield* rowsFrom(search, remaining, order === 0 ? after : undefined, [...row, value]);
  }
}
