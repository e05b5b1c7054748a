/** The made lenses closest to one that is not made. */
/** The difference is a sum over the dimensions, so keeping the best few after each dimension loses no winner. */
import { compareValues, DIMENSIONS, type Dimension, type Value } from './dimensions.ts';
import type { Segment } from './matrix-segments.ts';

interface Candidate {
  readonly difference: number;
  readonly row: readonly Value[];
}

/**
 * Per hundredth of a dioptre, millimetre or degree; for dominance and colour per mismatch. The fit (base curve,
 * diameter) outweighs any power; 0.25 D of sphere = 0.50 D of cylinder = 20° of axis = 1.00 D of add.
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
};

/** The middle of what each word covers, to compare it with a number. */
const NOMINAL_ADD: Record<string, number> = { LOW: 100, MED: 175, HIGH: 237.5 };

const HALF_TURN = 180_00;

function amount(value: Value): number {
  return typeof value === 'string' ? (NOMINAL_ADD[value] ?? 0) : (value ?? 0);
}

function distance(dimension: Dimension, wanted: Value, made: Value): number {
  if (dimension === 'dominance' || dimension === 'colour') return wanted === made ? 0 : 1;
  if (dimension !== 'axis') return Math.abs(amount(wanted) - amount(made));
  // without a cylinder there is no axis to be off by: the missing cylinder counts on its own
  if (wanted === undefined || made === undefined) return 0;
  const apart = Math.abs(amount(wanted) - amount(made)) % HALF_TURN;
  return Math.min(apart, HALF_TURN - apart);
}

/** Total order: ties are broken by the values themselves, so the answer does not depend on the order of segments. */
function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.difference !== b.difference) return a.difference - b.difference;
  for (let i = 0; i < a.row.length; i += 1) {
    const order = compareValues(a.row[i], b.row[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function nearestInSegment(segment: Segment, wanted: readonly Value[], limit: number): Candidate[] {
  let best: Candidate[] = [{ difference: 0, row: [] }];
  DIMENSIONS.forEach((dimension, i) => {
    const made = [...(segment.made[i] ?? [])].map((value) => ({
      value,
      difference: WEIGHTS[dimension] * distance(dimension, wanted[i], value),
    }));
    best = best
      .flatMap(({ difference, row }) =>
        made.map((option) => ({ difference: difference + option.difference, row: [...row, option.value] })),
      )
      .sort(compareCandidates)
      .slice(0, limit);
  });
  return best;
}

export function nearestRows(segments: readonly Segment[], wanted: readonly Value[], limit: number): Candidate['row'][] {
  const sorted = segments.flatMap((segment) => nearestInSegment(segment, wanted, limit)).sort(compareCandidates);
  // equal rows are neighbours after the sort: overlapping segments count once
  const isNew = (candidate: Candidate, i: number) => {
    const before = sorted[i - 1];
    return before === undefined || compareCandidates(before, candidate) !== 0;
  };
  return sorted
    .filter(isNew)
    .slice(0, limit)
    .map((candidate) => candidate.row);
}
