// Builds a bitmap index of a matrix: for each value of each dimension, the set of rules (segments) that contain it. A
// query about a lens is the intersection of one bit set per dimension, whatever the number of combinations.
import {
  compareValues,
  DIMENSIONS,
  type PartialLens,
  type Dimension,
  toExactHundredths,
  type Value,
} from './dimensions.ts';
import type { Segment } from './matrix-segments.ts';

/**
 * Selects rules of a matrix by market and day. `on` is a day (YYYY-MM-DD). An absent market means all markets, an
 * absent day means all days.
 */
export type Scope = { readonly market?: string | undefined; readonly on?: string | undefined };
/** Holds a set of rules as bits: bit n stands for segment n of the matrix. */
export type RuleSet = bigint;

export interface MatrixIndex {
  readonly segments: readonly Segment[];
  /** Holds one map per dimension, in the order of DIMENSIONS. The values of a map are in ascending order. */
  readonly rulesByValue: readonly ReadonlyMap<Value, RuleSet>[];
}

const bit = (segment: number): RuleSet => 1n << BigInt(segment);
export const hasRule = (rules: RuleSet, segment: number): boolean => (rules & bit(segment)) !== 0n;

function ruleSetsByValue(segments: readonly Segment[], at: number): ReadonlyMap<Value, RuleSet> {
  const rules = new Map<Value, RuleSet>();
  segments.forEach(({ made }, segment) => {
    for (const value of made[at] ?? []) rules.set(value, (rules.get(value) ?? 0n) | bit(segment));
  });
  return new Map([...rules].sort(([a], [b]) => compareValues(a, b)));
}

export function buildIndex(segments: readonly Segment[]): MatrixIndex {
  return {
    segments,
    rulesByValue: DIMENSIONS.map((_, at) => ruleSetsByValue(segments, at)),
  };
}

export const isForMarket = ({ markets }: Segment, { market }: Scope): boolean =>
  market === undefined || markets === undefined || markets.has(market);
// days in the form YYYY-MM-DD can be compared as text
export const hasBegun = ({ madeFrom }: Segment, { on }: Scope): boolean =>
  on === undefined || madeFrom === undefined || madeFrom <= on;
export const hasEnded = ({ madeUntil }: Segment, { on }: Scope): boolean =>
  on !== undefined && madeUntil !== undefined && madeUntil < on;

/** Returns the rules that apply in a market on a day. */
export function rulesInScope({ segments }: MatrixIndex, scope: Scope): RuleSet {
  return segments.reduce((rules, segment, n) => {
    const applies = isForMarket(segment, scope) && hasBegun(segment, scope) && !hasEnded(segment, scope);
    return applies ? rules | bit(n) : rules;
  }, 0n);
}

/** Returns true for base curve and diameter. Every lens has both, so an absent one matches any value. */
export const isFitDimension = (dimension: Dimension): boolean => dimension === 'baseCurve' || dimension === 'diameter';

/**
 * Returns the rules among `rules` that make the lens. A parameter that the lens lacks matches only rules without this
 * parameter. An absent base curve or diameter matches any value.
 */
export function rulesMaking(index: MatrixIndex, rules: RuleSet, lens: PartialLens): RuleSet {
  return DIMENSIONS.reduce((left, dimension, at) => {
    const value = toExactHundredths(lens[dimension]);
    if (value === undefined && isFitDimension(dimension)) return left;
    return left & (index.rulesByValue[at]?.get(value) ?? 0n);
  }, rules);
}

/**
 * Returns the rules among `rules` that contain all chosen values. A parameter that is not chosen matches any value, and
 * so does the parameter `except`.
 */
export function rulesAgreeing(index: MatrixIndex, rules: RuleSet, chosen: PartialLens, except?: Dimension): RuleSet {
  return DIMENSIONS.reduce((left, dimension, at) => {
    const value = toExactHundredths(chosen[dimension]);
    return value === undefined || dimension === except ? left : left & (index.rulesByValue[at]?.get(value) ?? 0n);
  }, rules);
}

/**
 * Returns the values of one dimension that can still be chosen. Each of these values, together with the values chosen
 * in the other dimensions, gives a lens that is made.
 */
export function valuesLeft(index: MatrixIndex, rules: RuleSet, chosen: PartialLens, dimension: Dimension): Value[] {
  const left = rulesAgreeing(index, rules, chosen, dimension);
  const values = [...(index.rulesByValue[DIMENSIONS.indexOf(dimension)] ?? [])];
  return values.flatMap(([value, containing]) => ((containing & left) === 0n ? [] : [value]));
}
