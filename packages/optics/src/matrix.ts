import type { LensParameters, MatrixSegment, ParameterMatrix } from '@toric/contracts/lens';
import { DIMENSIONS, type PartialLens, type Dimension, toHundredths, toParameters, type Value } from './dimensions.ts';
import {
  buildIndex,
  hasRule,
  rulesAgreeing,
  rulesInScope,
  rulesMaking,
  type RuleSet,
  type Scope,
  valuesLeft,
} from './matrix-index.ts';
import { nearestMade, nearestOf } from './matrix-nearest.ts';
import { type Exclusion, exclusions } from './matrix-exclusions.ts';
import { countRows, rowsFrom } from './matrix-rows.ts';
import { checkMatrix, toSegment } from './matrix-segments.ts';

/** Limits the number of lenses to return. The default is 3. */
type Limited = { readonly limit?: number };
type ListOptions = {
  /** Lists only combinations with these values. */
  readonly chosen?: PartialLens;
  /** Lists only the combinations after this combination, in the order of the list. */
  readonly after?: LensParameters | undefined;
};

/**
 * Answers questions about the combinations in which a product is made. It is compiled from the rules of the product's
 * parameter matrix. Powers are in dioptres, lengths in millimetres, the axis in degrees. A combination that several
 * rules make counts once. Every order line calls `contains`, so it takes only one look-up for each parameter. No cost
 * grows with the number of combinations.
 */
export interface CompiledMatrix {
  /** Returns true if the product is made in these parameters. An absent base curve or diameter matches any value. */
  contains(lens: PartialLens, scope?: Scope): boolean;
  /** Returns true if at least one combination with these values is made. */
  offers(chosen: PartialLens, scope?: Scope): boolean;
  /**
   * Returns the rules that come closest to making the lens, with each reason why they exclude it. The list is empty if
   * the lens is made.
   */
  exclusions(lens: PartialLens, scope?: Scope): Exclusion[];
  /** Returns the number of distinct combinations in which the product is made. */
  count(scope?: Scope, chosen?: PartialLens): number;
  /** Yields each combination of the product once, ascending by the parameters in the order of DIMENSIONS. */
  enumerate(scope?: Scope, options?: ListOptions): Generator<LensParameters, void>;
  /**
   * Returns, for each parameter, the values that can still be chosen. Each of them, together with the values chosen for
   * the other parameters, gives a lens that is made.
   */
  options(scope?: Scope, chosen?: PartialLens): Record<Dimension, (number | string)[]>;
  /**
   * Returns the made combinations that are closest to the given lens, closest first. If that lens is made, it comes
   * first.
   */
  nearestMade(lens: PartialLens, scope?: Scope, limited?: Limited): LensParameters[];
  /**
   * Returns the candidates (e.g. the lenses in stock) that are made and come closest to the given lens, closest first.
   */
  nearestAmong(
    lens: PartialLens,
    candidates: readonly LensParameters[],
    scope?: Scope,
    limited?: Limited,
  ): LensParameters[];
  /** Returns the rules that apply in the market and on the day of the scope, as the matrix states them. */
  rules(scope: Scope): MatrixSegment[];
}

const DEFAULT_LIMIT = 3;
const rowOf = (lens: PartialLens): Value[] => DIMENSIONS.map((dimension) => toHundredths(lens[dimension]));
const isPresent = (value: Value): value is number | string => value !== undefined;

function compile(matrix: ParameterMatrix): CompiledMatrix {
  const problems = checkMatrix(matrix);
  if (problems.length > 0) {
    throw new RangeError(
      `parameter matrix: ${problems.map(({ path, message }) => `${path}: ${message.en}`).join('; ')}`,
    );
  }
  const rules = matrix.segments.map((stated) => ({ stated, segment: toSegment(stated) }));
  const index = buildIndex(rules.map(({ segment }) => segment));
  const contains = (lens: PartialLens, scope: Scope = {}) =>
    rulesMaking(index, rulesInScope(index, scope), lens) !== 0n;
  // every product page asks for the count of combinations, so counts are cached: markets and days give only a few
  // different rule sets
  const counts = new Map<RuleSet, number>();
  function countAll(inForce: RuleSet): number {
    const count = counts.get(inForce) ?? countRows({ index, chosen: {} }, inForce);
    counts.set(inForce, count);
    return count;
  }
  return {
    contains,
    offers: (chosen, scope = {}) => rulesAgreeing(index, rulesInScope(index, scope), chosen) !== 0n,
    exclusions: (lens, scope = {}) => exclusions(rules, lens, scope),
    count(scope = {}, chosen) {
      const inForce = rulesInScope(index, scope);
      return chosen ? countRows({ index, chosen }, inForce) : countAll(inForce);
    },
    *enumerate(scope = {}, { chosen = {}, after } = {}) {
      for (const row of rowsFrom({ index, chosen }, rulesInScope(index, scope), after && rowOf(after))) {
        yield toParameters(row);
      }
    },
    options(scope = {}, chosen = {}) {
      const valuesOf = (dimension: Dimension) =>
        valuesLeft(index, rulesInScope(index, scope), chosen, dimension)
          .filter(isPresent)
          .map((value) => (typeof value === 'number' ? value / 100 : value));
      const options = DIMENSIONS.map((dimension) => [dimension, valuesOf(dimension)] as const);
      // the cast is safe: the entries contain every dimension
      return Object.fromEntries(options) as ReturnType<CompiledMatrix['options']>;
    },
    nearestMade: (lens, scope = {}, { limit = DEFAULT_LIMIT } = {}) =>
      nearestMade(index, rulesInScope(index, scope), rowOf(lens), limit).map(toParameters),
    nearestAmong(lens, candidates, scope = {}, { limit = DEFAULT_LIMIT } = {}) {
      const isMade = (row: readonly Value[]) => contains(toParameters(row), scope);
      return nearestOf(candidates.map(rowOf), rowOf(lens), limit, isMade).map(toParameters);
    },
    rules(scope) {
      const inForce = rulesInScope(index, scope);
      return matrix.segments.filter((_, n) => hasRule(inForce, n));
    },
  };
}

const compiled = new WeakMap<ParameterMatrix, CompiledMatrix>();

/**
 * Returns the compiled matrix. Each `matrix` is compiled once and the result is cached, so never change a `matrix`. Throws
 * a RangeError that lists the problems that `checkMatrix` finds.
 */
export function compileMatrix(matrix: ParameterMatrix): CompiledMatrix {
  const known = compiled.get(matrix);
  if (known) return known;
  const made = compile(matrix);
  compiled.set(matrix, made);
  return made;
}
