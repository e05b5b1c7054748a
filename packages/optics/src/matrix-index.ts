/** The rules of a matrix as bitmaps: for each value of each parameter, the set of rules (segments) that hold it. */
/** What is asked of a whole lens is then the intersection of eight sets of bits, however many combinations the rules make. */
import {
  compareValues,
  DIMENSIONS,
  type Described,
  type Dimension,
  toExactHundredths,
  type Value,
} from './dimensions.ts';
import type { Segment } from './matrix-segments.ts';

/** Without a market, all markets are meant; without a day, all days. */
export type Scope = { readonly market?: string | undefined; readonly on?: string | undefined };
/** Bit n stands for segment n. */
export type Rules = bigint;

export interface MatrixIndex {
  readonly segments: readonly Segment[];
  /** In the order of DIMENSIONS; values ascending. */
  readonly holders: readonly ReadonlyMap<Value, Rules>[];
  readonly all: Rules;
}

const bit = (segment: number): Rules => 1n << BigInt(segment);
export const has = (rules: Rules, segment: number): boolean => (rules & bit(segment)) !== 0n;

function holdersOf(segments: readonly Segment[], at: number): ReadonlyMap<Value, Rules> {
  const rules = new Map<Value, Rules>();
  segments.forEach(({ made }, segment) => {
    for (const value of made[at] ?? []) rules.set(value, (rules.get(value) ?? 0n) | bit(segment));
  });
  return new Map([...rules].sort(([a], [b]) => compareValues(a, b)));
}

export function indexOf(segments: readonly Segment[]): MatrixIndex {
  return {
    segments,
    holders: DIMENSIONS.map((_, at) => holdersOf(segments, at)),
    all: bit(segments.length) - 1n,
  };
}

export const isForMarket = ({ markets }: Segment, { market }: Scope): boolean =>
  market === undefined || markets === undefined || markets.has(market);
/** Days compare as text. */
export const hasBegun = ({ madeFrom }: Segment, { on }: Scope): boolean =>
  on === undefined || madeFrom === undefined || madeFrom <= on;
export const hasEnded = ({ madeUntil }: Segment, { on }: Scope): boolean =>
  on !== undefined && madeUntil !== undefined && madeUntil < on;

export function inScope({ segments }: MatrixIndex, scope: Scope): Rules {
  return segments.reduce((rules, segment, n) => {
    const applies = isForMarket(segment, scope) && hasBegun(segment, scope) && !hasEnded(segment, scope);
    return applies ? rules | bit(n) : rules;
  }, 0n);
}

/** Every lens has these two, so to leave one out is to ask for any. */
export const isFit = (dimension: Dimension): boolean => dimension === 'baseCurve' || dimension === 'diameter';

/** The rules among these that make the lens. */
export function making(index: MatrixIndex, rules: Rules, lens: Described): Rules {
  return DIMENSIONS.reduce((left, dimension, at) => {
    const value = toExactHundredths(lens[dimension]);
    if (value === undefined && isFit(dimension)) return left;
    return left & (index.holders[at]?.get(value) ?? 0n);
  }, rules);
}

/** The rules among these that agree with what was chosen; what was not chosen is open, and so is `except`. */
export function agreeing(index: MatrixIndex, rules: Rules, chosen: Described, except?: Dimension): Rules {
  return DIMENSIONS.reduce((left, dimension, at) => {
    const value = toExactHundredths(chosen[dimension]);
    return value === undefined || dimension === except ? left : left & (index.holders[at]?.get(value) ?? 0n);
  }, rules);
}

/** The values of one parameter that still lead to a lens that is made, given what was chosen of the others. */
export function valuesLeft(index: MatrixIndex, rules: Rules, chosen: Described, dimension: Dimension): Value[] {
  const left = agreeing(index, rules, chosen, dimension);
  const values = [...(index.holders[DIMENSIONS.indexOf(dimension)] ?? [])];
  return values.flatMap(([value, holders]) => ((holders & left) === 0n ? [] : [value]));
}
