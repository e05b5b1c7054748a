/** The lenses closest to one that is not to be had. */
/** The difference is a sum over the parameters, so keeping the best few after each of them loses no winner. */
import { compareValues, DIMENSIONS, type Dimension, type Value } from './dimensions.ts';
import { has, isFit, type MatrixIndex, type Rules } from './matrix-index.ts';
import type { Segment } from './matrix-segments.ts';

type Row = readonly Value[];
interface Candidate {
  readonly difference: number;
  readonly row: Row;
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
  if (wanted === undefined && isFit(dimension)) return 0;
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

/** Closest first, each once; of thousands few are ever compared with more than the last of the best, or asked for at all. */
function best(candidates: Iterable<Candidate>, limit: number, admits: (row: Row) => boolean = () => true): Row[] {
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    const last = found.at(-1);
    if (last && found.length === limit && compareCandidates(candidate, last) >= 0) continue;
    const behind = found.findIndex((one) => compareCandidates(one, candidate) >= 0);
    const next = found[behind];
    if ((next && compareCandidates(next, candidate) === 0) || !admits(candidate.row)) continue;
    found.splice(next ? behind : found.length, 0, candidate);
    if (found.length > limit) found.pop();
  }
  return found.map(({ row }) => row);
}

type Option = { readonly value: Value; readonly difference: number };

/** Every value of every parameter with its difference, closest first: measured once for all segments. */
const optionsOf = ({ holders }: MatrixIndex, wanted: Row): Option[][] =>
  DIMENSIONS.map((dimension, at) =>
    [...(holders[at] ?? new Map<Value, Rules>()).keys()]
      .map((value) => ({ value, difference: WEIGHTS[dimension] * distance(dimension, wanted[at], value) }))
      .sort((a, b) => a.difference - b.difference || compareValues(a.value, b.value)),
  );

function nearestInSegment({ made }: Segment, options: readonly Option[][], limit: number): Candidate[] {
  let found: Candidate[] = [{ difference: 0, row: [] }];
  options.forEach((ofDimension, at) => {
    // only the closest few of each parameter can be in one of the closest few lenses
    const held = ofDimension.filter(({ value }) => made[at]?.has(value)).slice(0, limit);
    found = found
      .flatMap(({ difference, row }) =>
        held.map((option) => ({ difference: difference + option.difference, row: [...row, option.value] })),
      )
      .sort(compareCandidates)
      .slice(0, limit);
  });
  return found;
}

/** Of all that the rules make. */
export function nearestMade(index: MatrixIndex, rules: Rules, wanted: Row, limit: number): Row[] {
  const options = optionsOf(index, wanted);
  const candidates = index.segments.flatMap((segment, n) =>
    has(rules, n) ? nearestInSegment(segment, options, limit) : [],
  );
  return best(candidates, limit);
}

/** Of these alone, as far as they are admitted. */
export function nearestOf(rows: readonly Row[], wanted: Row, limit: number, admits: (row: Row) => boolean): Row[] {
  const candidates = rows.map((row) => ({
    row,
    difference: DIMENSIONS.reduce(
      (sum, dimension, at) => sum + WEIGHTS[dimension] * distance(dimension, wanted[at], row[at]),
      0,
    ),
  }));
  return best(candidates, limit, admits);
}
