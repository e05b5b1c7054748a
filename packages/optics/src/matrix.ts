/** What a product is made in, compiled from rules: asked on every order line, so `contains` is eight look-ups. */
/** Overlapping segments count once. Nothing here costs more where a product has more combinations: only more rules do. */
import type { LensParameters, MatrixSegment, ParameterMatrix } from '@toric/contracts/lens';
import { DIMENSIONS, type Described, type Dimension, toHundredths, toParameters, type Value } from './dimensions.ts';
import { agreeing, has, indexOf, inScope, making, type Rules, type Scope, valuesLeft } from './matrix-index.ts';
import { nearestMade, nearestOf } from './matrix-nearest.ts';
import { type Exclusion, exclusions } from './matrix-exclusions.ts';
import { countRows, rowsFrom } from './matrix-rows.ts';
import { checkMatrix, toSegment } from './matrix-segments.ts';

type Numbered = { readonly limit?: number };
type Listed = {
  /** Only combinations that have these values. */
  readonly chosen?: Described;
  /** Only combinations behind this one, in the order of the list. */
  readonly after?: LensParameters | undefined;
};

export interface CompiledMatrix {
  /** Is this combination made? A base curve or diameter that is left out may be any. */
  contains(lens: Described, scope?: Scope): boolean;
  /** Is any combination made that has these values? */
  offers(chosen: Described, scope?: Scope): boolean;
  /** Why it is not: each rule that comes closest, and where it excludes the lens. Empty: it is made. */
  exclusions(lens: Described, scope?: Scope): Exclusion[];
  /** Distinct combinations. */
  count(scope?: Scope, chosen?: Described): number;
  /** Each combination once, ascending by base curve, diameter, sphere, cylinder, axis, add, dominance, colour. */
  enumerate(scope?: Scope, listed?: Listed): Generator<LensParameters, void>;
  /** Per parameter, the values that still lead to a lens that is made, given what was chosen of the others. */
  options(scope?: Scope, chosen?: Described): Record<Dimension, (number | string)[]>;
  /** The combinations closest to this lens, closest first; the lens itself when it is made. */
  nearestMade(lens: Described, scope?: Scope, numbered?: Numbered): LensParameters[];
  /** The closest among these, say those in stock, that are made. */
  nearestAmong(lens: Described, some: readonly LensParameters[], scope?: Scope, n?: Numbered): LensParameters[];
  /** The rules that apply, as they are stated. */
  rules(scope: Scope): MatrixSegment[];
}

const NEAREST = 3;
const rowOf = (lens: Described): Value[] => DIMENSIONS.map((dimension) => toHundredths(lens[dimension]));
const isPresent = (value: Value): value is number | string => value !== undefined;

function compile(matrix: ParameterMatrix): CompiledMatrix {
  const problems = checkMatrix(matrix);
  if (problems.length > 0) {
    throw new RangeError(
      `parameter matrix: ${problems.map(({ path, message }) => `${path}: ${message.en}`).join('; ')}`,
    );
  }
  const rules = matrix.segments.map((stated) => ({ stated, segment: toSegment(stated) }));
  const index = indexOf(rules.map(({ segment }) => segment));
  const contains = (lens: Described, scope: Scope = {}) => making(index, inScope(index, scope), lens) !== 0n;
  // asked whenever a product is opened; markets and days leave few different sets of rules
  const counts = new Map<Rules, number>();
  function countAll(inForce: Rules): number {
    const count = counts.get(inForce) ?? countRows({ index, chosen: {} }, inForce);
    counts.set(inForce, count);
    return count;
  }
  return {
    contains,
    offers: (chosen, scope = {}) => agreeing(index, inScope(index, scope), chosen) !== 0n,
    exclusions: (lens, scope = {}) => exclusions(rules, lens, scope),
    count(scope = {}, chosen) {
      const inForce = inScope(index, scope);
      return chosen ? countRows({ index, chosen }, inForce) : countAll(inForce);
    },
    *enumerate(scope = {}, { chosen = {}, after } = {}) {
      for (const row of rowsFrom({ index, chosen }, inScope(index, scope), after && rowOf(after))) {
        yield toParameters(row);
      }
    },
    options(scope = {}, chosen = {}) {
      const valuesOf = (dimension: Dimension) =>
        valuesLeft(index, inScope(index, scope), chosen, dimension)
          .filter(isPresent)
          .map((value) => (typeof value === 'number' ? value / 100 : value));
      const options = DIMENSIONS.map((dimension) => [dimension, valuesOf(dimension)] as const);
      return Object.fromEntries(options) as ReturnType<CompiledMatrix['options']>; // one entry per dimension
    },
    nearestMade: (lens, scope = {}, { limit = NEAREST } = {}) =>
      nearestMade(index, inScope(index, scope), rowOf(lens), limit).map(toParameters),
    nearestAmong(lens, some, scope = {}, { limit = NEAREST } = {}) {
      const isMade = (row: readonly Value[]) => contains(toParameters(row), scope);
      return nearestOf(some.map(rowOf), rowOf(lens), limit, isMade).map(toParameters);
    },
    rules(scope) {
      const inForce = inScope(index, scope);
      return matrix.segments.filter((_, n) => has(inForce, n));
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
