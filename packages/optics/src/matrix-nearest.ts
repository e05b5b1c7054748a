// Finds the available lenses closest to a wanted one. The difference of two lenses is a sum over the dimensions. So it
// is enough to keep the best few candidates after each dimension: no closest lens is lost.
import { compareValues, DIMENSIONS, type Dimension, type Value } from './dimensions.ts';
import { hasRule, isFitDimension, type MatrixIndex, type RuleSet } from './matrix-index.ts';
import type { Segment } from './matrix-segments.ts';

type Row = readonly Value[];
interface Candidate {
  readonly difference: number;
  readonly row: Row;
}

/**
 * Weighs a difference of one hundredth of a dioptre, millimetre or degree. For dominance and colour it weighs any
 * difference. 0.25 D of sphere weighs as much as 0.50 D of cylinder, 20° of axis or 1.00 D of add. A difference in fit
 * (base curve, diameter) outweighs any difference in power.
 */
const WEIGHTS: Record<Dimension, number> = {
  baseCurve: 100_000,
  diameter: 100_000,
  sphere: 80,
  cylinder: 40,
  axis: 1,
  add: 20,
  dominance: 20_000,
  colour: 50_000,
  // the back surface decides how a rigid lens fits, so its differences weigh as much as those of base curve and
  // diameter
  backOpticZone: 100_000,
  returnZoneDepth: 400,
  landingZoneAngle: 10_000,
  jessenFactor: 40,
};

/**
 * Maps each word of an add to the middle of its range, in hundredths of a dioptre, so that the word can be compared
 * with a number.
 */
const NOMINAL_ADD: Record<string, number> = { LOW: 100, MED: 175, HIGH: 237.5 };

const HALF_TURN = 180_00;

function numericValue(value: Value): number {
  return typeof value === 'string' ? (NOMINAL_ADD[value] ?? 0) : (value ?? 0);
}

function distance(dimension: Dimension, wanted: Value, made: Value): number {
  if (dimension === 'dominance' || dimension === 'colour') return wanted === made ? 0 : 1;
  if (wanted === undefined && isFitDimension(dimension)) return 0;
  if (dimension !== 'axis') return Math.abs(numericValue(wanted) - numericValue(made));
  // if one of the lenses has no axis, the axis adds no difference, because the missing cylinder already adds one
  if (wanted === undefined || made === undefined) return 0;
  const apart = Math.abs(numericValue(wanted) - numericValue(made)) % HALF_TURN;
  return Math.min(apart, HALF_TURN - apart);
}

/**
 * Compares two candidates, the closer one first. If both are equally close, their values decide, so the answer does not
 * depend on the order of the segments.
 */
function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.difference !== b.difference) return a.difference - b.difference;
  for (let i = 0; i < a.row.length; i += 1) {
    const order = compareValues(a.row[i], b.row[i]);
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * Returns at most `limit` distinct candidates, closest first. `admits` may be slow, so it is called only for a
 * candidate that would be among the best found so far.
 */
function closest(candidates: Iterable<Candidate>, limit: number, admits: (row: Row) => boolean = () => true): Row[] {
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    const last = found.at(-1);
    if (last && found.length === limit && compareCandidates(candidate, last) >= 0) continue;
    const position = found.findIndex((one) => compareCandidates(one, candidate) >= 0);
    const next = found[position];
    if ((next && compareCandidates(next, candidate) === 0) || !admits(candidate.row)) continue;
    found.splice(next ? position : found.length, 0, candidate);
    if (found.length > limit) found.pop();
  }
  return found.map(({ row }) => row);
}

type Option = { readonly value: Value; readonly difference: number };

/**
 * Returns, for each dimension, its values with their differences from the wanted value, closest first. The result is
 * used for all segments.
 */
const optionsOf = ({ rulesByValue }: MatrixIndex, wanted: Row): Option[][] =>
  DIMENSIONS.map((dimension, at) =>
    [...(rulesByValue[at] ?? new Map<Value, RuleSet>()).keys()]
      .map((value) => ({ value, difference: WEIGHTS[dimension] * distance(dimension, wanted[at], value) }))
      .sort((a, b) => a.difference - b.difference || compareValues(a.value, b.value)),
  );

function nearestInSegment({ made }: Segment, options: readonly Option[][], limit: number): Candidate[] {
  let found: Candidate[] = [{ difference: 0, row: [] }];
  options.forEach((ofDimension, at) => {
    // only the closest few values of a dimension can be part of the closest few lenses
    const available = ofDimension.filter(({ value }) => made[at]?.has(value)).slice(0, limit);
    found = found
      .flatMap(({ difference, row }) =>
        available.map((option) => ({ difference: difference + option.difference, row: [...row, option.value] })),
      )
      .sort(compareCandidates)
      .slice(0, limit);
  });
  return found;
}

/** Returns the lenses made by `rules` that are closest to the wanted lens, closest first. */
export function nearestMade(index: MatrixIndex, rules: RuleSet, wanted: Row, limit: number): Row[] {
  const options = optionsOf(index, wanted);
  const candidates = index.segments.flatMap((segment, n) =>
    hasRule(rules, n) ? nearestInSegment(segment, options, limit) : [],
  );
  return closest(candidates, limit);
}

/** Returns the rows that `admits` accepts and that are closest to the wanted row, closest first. */
export function nearestOf(rows: readonly Row[], wanted: Row, limit: number, admits: (row: Row) => boolean): Row[] {
  const candidates = rows.map((row) => ({
    row,
    difference: DIMENSIONS.reduce(
      (sum, dimension, at) => sum + WEIGHTS[dimension] * distance(dimension, wanted[at], row[at]),
      0,
    ),
  }));
  return closest(candidates, limit, admits);
}
