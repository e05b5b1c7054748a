// Checks the segments of a parameter matrix and expands them into sets of hundredths. The check happens once, when a
// matrix is compiled, so that the hot path (`contains`) needs no check.
import { LensParameters, Market, type MatrixSegment, type ParameterMatrix } from '@toric/contracts/lens';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
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

/** Holds an expanded segment: one rule of the matrix. */
export interface Segment {
  /** Lists the markets of the lens. It is undefined if the lens is made for every market. */
  readonly markets: ReadonlySet<string> | undefined;
  /**
   * Holds the first day (YYYY-MM-DD) on which the lens is made. `madeUntil` is the last day. Undefined means no bound.
   */
  readonly madeFrom: string | undefined;
  readonly madeUntil: string | undefined;
  /** Holds one set per dimension, in the order of DIMENSIONS. The values of a set are in ascending order. */
  readonly made: readonly ReadonlySet<Value>[];
}

// a range has at most this number of steps: a longer range is a typing error, and its expansion would exhaust the
// memory
const MOST_STEPS = 1_000;

const absent: ReadonlySet<Value> = new Set([undefined]);

/** Returns the number of steps in a range. The number is not whole if the end of the range is not on a step. */
const stepsOf = ({ from, to, step }: Range) => Math.abs(to - from) / step;
const isWhole = (steps: number) => Math.abs(steps - Math.round(steps)) < 1e-6;

/**
 * Returns the values of one entry: a single value, or each step of a range. Rounding removes the noise of
 * floating-point arithmetic.
 */
function expand(entry: Entry): (number | string)[] {
  if (typeof entry !== 'object') return [entry];
  const step = entry.to < entry.from ? -entry.step : entry.step;
  const steps = Math.round(stepsOf(entry));
  return Array.from({ length: steps + 1 }, (_, i) => Math.round((entry.from + i * step) * 1e6) / 1e6);
}

const OFF_THE_STEPS = sentence({
  en: 'the range {from} to {to} by {step} does not end on a step: change its end or its step',
  zh: '范围 {from} 至 {to}（步长 {step}）的终点不在步长上：请修改终点或步长',
});
const TOO_MANY_STEPS = sentence({
  en: 'the range {from} to {to} by {step} has more than {most} steps: check its step',
  zh: '范围 {from} 至 {to}（步长 {step}）超过 {most} 步：请检查步长',
});

function rangeProblem(range: Range): Text | undefined {
  const steps = stepsOf(range);
  if (!isWhole(steps)) return OFF_THE_STEPS(range);
  return steps > MOST_STEPS ? TOO_MANY_STEPS({ ...range, most: MOST_STEPS }) : undefined;
}

/**
 * Returns true if an order can contain the value. A matrix may contain no other values, because such a lens could never
 * be sold.
 */
const isPossible = (dimension: Dimension, value: number | string) =>
  LensParameters.shape[dimension].safeParse(value).success && !Number.isNaN(toExactHundredths(value));

const EMPTY_LIST = sentence({
  en: 'is an empty list: leave it out if the lens has no such parameter',
  zh: '列表为空：镜片没有该参数时请省略此项',
});
const NOT_POSSIBLE = sentence({
  en: '{value} is not a possible {dimension} of a lens: correct it',
  zh: '{value} 不是镜片 {dimension} 的可能取值：请更正',
});

function dimensionProblem(segment: MatrixSegment, dimension: Dimension): Text | undefined {
  const listed: readonly Entry[] | undefined = segment[dimension];
  if (listed === undefined) return undefined;
  if (listed.length === 0) return EMPTY_LIST();
  for (const entry of listed) {
    const problem = typeof entry === 'object' ? rangeProblem(entry) : undefined;
    if (problem !== undefined) return problem;
    const bad = expand(entry).find((value) => !isPossible(dimension, value));
    if (bad !== undefined) return NOT_POSSIBLE({ value: bad, dimension });
  }
  return undefined;
}

const AXIS_WITH_CYLINDER = sentence({
  en: 'cylinder and axis belong together: give both or neither',
  zh: '柱镜与轴位必须同时给出，或同时省略',
});
const NO_MARKET = sentence({
  en: 'is an empty list: leave it out if the lens is made for all markets',
  zh: '列表为空：镜片面向所有市场时请省略此项',
});
const NOT_A_MARKET = sentence({
  en: '{market} is not a market: write two capital letters, e.g. US',
  zh: '{market} 不是市场：请写两个大写字母，例如 US',
});
const ENDS_BEFORE_IT_BEGINS = sentence({
  en: 'ends on {until}, before it begins on {from}: correct one of the days',
  zh: '结束日 {until} 早于开始日 {from}：请更正其中一个日期',
});

function scopeProblems({ markets, madeFrom, madeUntil }: MatrixSegment): Problem[] {
  const problems: Problem[] = [];
  if (markets?.length === 0) problems.push({ path: '/markets', message: NO_MARKET() });
  const wrong = markets?.find((market) => !Market.safeParse(market).success);
  if (wrong !== undefined) problems.push({ path: '/markets', message: NOT_A_MARKET({ market: wrong }) });
  if (madeFrom !== undefined && madeUntil !== undefined && madeUntil < madeFrom) {
    problems.push({ path: '/madeUntil', message: ENDS_BEFORE_IT_BEGINS({ from: madeFrom, until: madeUntil }) });
  }
  return problems;
}

function segmentProblems(segment: MatrixSegment): Problem[] {
  const problems: Problem[] = DIMENSIONS.flatMap((dimension) => {
    const message = dimensionProblem(segment, dimension);
    return message === undefined ? [] : [{ path: `/${dimension}`, message }];
  });
  if ((segment.cylinder === undefined) !== (segment.axis === undefined)) {
    problems.push({ path: '/axis', message: AXIS_WITH_CYLINDER() });
  }
  return [...problems, ...scopeProblems(segment)];
}

/** Returns all problems of a matrix. If there are none, the matrix compiles. A range may have at most 1,000 steps. */
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

/**
 * Expands the lists and ranges of a segment: returns, for each dimension, the set of values in hundredths (-2.25 D is
 * -225). The caller has checked the segment with `checkMatrix`; this function does not check it again.
 */
export function toSegment(segment: MatrixSegment): Segment {
  const { madeFrom, madeUntil } = segment;
  return {
    markets: segment.markets && new Set(segment.markets),
    madeFrom,
    madeUntil,
    made: DIMENSIONS.map((dimension) => madeIn(segment, dimension)),
  };
}
