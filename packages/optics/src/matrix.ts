/** What a product is made in, compiled from rules: asked on every order line, so `contains` is a few set look-ups. */
/** Overlapping segments count once; without a market, all markets are meant. */
import type { LensParameters, ParameterMatrix } from '@toric/contracts/lens';
import { compareValues, DIMENSIONS, toExactHundredths, toHundredths, toParameters, type Value } from './dimensions.ts';
import { nearestRows } from './matrix-nearest.ts';
import { checkMatrix, type Segment, toSegment } from './matrix-segments.ts';

export interface CompiledMatrix {
  /** Is this combination made (for this market)? */
  contains(parameters: LensParameters, market?: string): boolean;
  /** Distinct combinations. */
  count(market?: string): number;
  /** Each combination once, ascending by base curve, diameter, sphere, cylinder, axis, add, dominance, colour. */
  enumerate(market?: string): Generator<LensParameters, void>;
  /** The made combinations closest to these parameters, closest first; the combination itself when it is made. */
  nearest(parameters: LensParameters, market?: string, limit?: number): LensParameters[];
}

const isFor = (segment: Segment, market: string | undefined) =>
  market === undefined || segment.markets === undefined || segment.markets.has(market);

function holds(segment: Segment, row: readonly Value[]): boolean {
  for (let i = 0; i < row.length; i += 1) {
    if (!segment.made[i]?.has(row[i])) return false;
  }
  return true;
}

function valuesAt(segments: readonly Segment[], depth: number): Value[] {
  const [only] = segments;
  if (only && segments.length === 1) return [...(only.made[depth] ?? [])];
  return [...new Set(segments.flatMap((segment) => [...(segment.made[depth] ?? [])]))].sort(compareValues);
}

const withValue = (segments: readonly Segment[], depth: number, value: Value) =>
  segments.filter((segment) => segment.made[depth]?.has(value));

/** Values that the same segments share lead to the same number below, so it is worked out once for all of them. */
function countFrom(segments: readonly Segment[], depth: number): number {
  const [only] = segments;
  if (only && segments.length === 1) return only.made.slice(depth).reduce((product, set) => product * set.size, 1);
  if (depth === DIMENSIONS.length) return 1;
  const groups = new Map<string, { segments: Segment[]; values: number }>();
  for (const value of valuesAt(segments, depth)) {
    const key = segments.map((segment) => (segment.made[depth]?.has(value) ? '1' : '0')).join('');
    const group = groups.get(key);
    if (group) group.values += 1;
    else groups.set(key, { segments: withValue(segments, depth, value), values: 1 });
  }
  return [...groups.values()].reduce((sum, group) => sum + group.values * countFrom(group.segments, depth + 1), 0);
}

function* rowsFrom(segments: readonly Segment[], row: Value[], depth: number): Generator<LensParameters, void> {
  if (depth === DIMENSIONS.length) {
    yield toParameters(row);
    return;
  }
  for (const value of valuesAt(segments, depth)) {
    row[depth] = value;
    yield* rowsFrom(withValue(segments, depth, value), row, depth + 1);
  }
}

function compile(matrix: ParameterMatrix): CompiledMatrix {
  const problems = checkMatrix(matrix);
  if (problems.length > 0) {
    throw new RangeError(
      `parameter matrix: ${problems.map(({ path, message }) => `${path}: ${message.en}`).join('; ')}`,
    );
  }
  const segments = matrix.segments.map(toSegment);
  const forMarket = (market: string | undefined) => segments.filter((segment) => isFor(segment, market));
  return {
    contains(parameters, market) {
      const row = DIMENSIONS.map((dimension) => toExactHundredths(parameters[dimension]));
      return segments.some((segment) => isFor(segment, market) && holds(segment, row));
    },
    count: (market) => countFrom(forMarket(market), 0),
    enumerate: (market) => rowsFrom(forMarket(market), [], 0),
    nearest(parameters, market, limit = 3) {
      const wanted = DIMENSIONS.map((dimension) => toHundredths(parameters[dimension]));
      return nearestRows(forMarket(market), wanted, limit).map(toParameters);
    },
  };
}

const compiled = new WeakMap<ParameterMatrix, CompiledMatrix>();

/** Compiles once per object: treat a matrix as immutable. Throws what `checkMatrix` lists. */
export function compileMatrix(matrix: ParameterMatrix): CompiledMatrix {
  const known = compiled.get(matrix);
  if (known) return known;
  const made = compile(matrix);
  compiled.set(matrix, made);
  return made;
}
