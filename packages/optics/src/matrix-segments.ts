/** Turns the segments of a parameter matrix into sets of hundredths, and says what is wrong with those that make no sense. */
/** Checked once here, so that the hot path (`contains`) never has to. */
import { LensParameters, type MatrixSegment, type ParameterMatrix } from '@toric/contracts/lens';
import {
  compareValues,
  DIMENSIONS,
  type Dimension,
  toExactHundredths,
  toHundredths,
  type Value,
} from './dimensions.ts';
import type { Problem } from './problem.ts';

type Range = MatrixSegment['sphere'][number];
type Entry = Range | number | string;

export interface Segment {
  /** Absent: made for every market. */
  readonly markets: ReadonlySet<string> | undefined;
  /** One set per dimension, in the order of DIMENSIONS, values ascending. */
  readonly made: readonly ReadonlySet<Value>[];
}

// a range longer than this is a typing error, and expanding it would only exhaust memory
const MOST_STEPS = 1_000;

const absent: ReadonlySet<Value> = new Set([undefined]);

/** How many steps lead from one end of a range to the other; not whole when the ends do not lie on the steps. */
const stepsOf = ({ from, to, step }: Range) => Math.abs(to - from) / step;
const isWhole = (steps: number) => Math.abs(steps - Math.round(steps)) < 1e-6;

/** The values of one entry; rounding takes out the noise that adding 0.1 over and over leaves. */
function expand(entry: Entry): (number | string)[] {
  if (typeof entry !== 'object') return [entry];
  const step = entry.to < entry.from ? -entry.step : entry.step;
  const steps = Math.round(stepsOf(entry));
  return Array.from({ length: steps + 1 }, (_, i) => Math.round((entry.from + i * step) * 1e6) / 1e6);
}

function rangeProblem(range: Range): string | undefined {
  const steps = stepsOf(range);
  const text = `${range.from} to ${range.to} by ${range.step}`;
  if (!isWhole(steps)) return `the range ${text} does not end on a step: change its end or its step`;
  if (steps > MOST_STEPS) return `the range ${text} has more than ${MOST_STEPS} steps: check its step`;
  return undefined;
}

/** A value that no order may carry can never be sold, so it does not belong in a matrix either. */
const isPossible = (dimension: Dimension, value: number | string) =>
  LensParameters.shape[dimension].safeParse(value).success && !Number.isNaN(toExactHundredths(value));

function dimensionProblem(segment: MatrixSegment, dimension: Dimension): string | undefined {
  const listed: readonly Entry[] | undefined = segment[dimension];
  if (listed === undefined) return undefined;
  if (listed.length === 0) return 'is an empty list: leave it out where the lens has none';
  for (const entry of listed) {
    const problem = typeof entry === 'object' ? rangeProblem(entry) : undefined;
    if (problem !== undefined) return problem;
    const bad = expand(entry).find((value) => !isPossible(dimension, value));
    if (bad !== undefined) return `${bad} is no possible ${dimension} of a lens: correct it`;
  }
  return undefined;
}

function segmentProblems(segment: MatrixSegment): Problem[] {
  const problems: Problem[] = DIMENSIONS.flatMap((dimension) => {
    const message = dimensionProblem(segment, dimension);
    return message === undefined ? [] : [{ path: `/${dimension}`, message }];
  });
  if ((segment.cylinder === undefined) !== (segment.axis === undefined)) {
    problems.push({ path: '/axis', message: 'cylinder and axis belong together: give both or neither' });
  }
  if (segment.markets?.length === 0) {
    problems.push({
      path: '/markets',
      message: 'is an empty list: leave it out where the lens is made for all markets',
    });
  }
  return problems;
}

/** Everything that is wrong with a matrix; an empty list means that it compiles. */
export function checkMatrix(matrix: ParameterMatrix): Problem[] {
  return matrix.segments.flatMap((segment, i) =>
    segmentProblems(segment).map(({ path, message }) => ({ path: `/segments/${i}${path}`, message })),
  );
}

function madeIn(segment: MatrixSegment, dimension: Dimension): ReadonlySet<Value> {
  const listed: readonly Entry[] | undefined = segment[dimension];
  if (listed === undefined) return absent;
  return new Set(listed.flatMap(expand).map(toHundredths).sort(compareValues));
}

export function toSegment(segment: MatrixSegment): Segment {
  return {
    markets: segment.markets && new Set(segment.markets),
    made: DIMENSIONS.map((dimension) => madeIn(segment, dimension)),
  };
}
