/** The parameters of a lens as one fixed row of values, numbers in whole hundredths (dioptres, mm, degrees). */
/** Comparing hundredths is exact; comparing 8.6 with a computed 8.600000000000001 is not. */
import type { LensParameters } from '@toric/contracts/lens';

/** The order is part of every lens id ever issued: append, never reorder. */
export const DIMENSIONS = [
  'baseCurve',
  'diameter',
  'sphere',
  'cylinder',
  'axis',
  'add',
  'dominance',
  'colour',
] as const satisfies readonly (keyof LensParameters)[];
export type Dimension = (typeof DIMENSIONS)[number];

/** `undefined` is a value like any other here: "this lens has no cylinder". */
export type Value = number | string | undefined;
/** What is said of a lens, whole or in part. */
export type Described = { readonly [dimension in Dimension]?: Value };

export const toHundredths = (value: Value): Value => (typeof value === 'number' ? Math.round(value * 100) : value);

/** As `toHundredths`, but NaN (which no matrix holds) for a number that lies between two hundredths. */
export function toExactHundredths(value: Value): Value {
  if (typeof value !== 'number') return value;
  const hundredths = Math.round(value * 100);
  return Math.abs(value * 100 - hundredths) < 1e-6 ? hundredths : Number.NaN;
}

export function toParameters(row: readonly Value[]): LensParameters {
  const parameters: Record<string, Value> = {};
  DIMENSIONS.forEach((dimension, i) => {
    const value = row[i];
    if (value !== undefined) parameters[dimension] = typeof value === 'number' ? value / 100 : value;
  });
  // rows come only from compiled matrices, whose every value was checked against the contract
  return parameters as unknown as LensParameters;
}

/** Ascending, absent first, numbers before words. */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  if (typeof a === typeof b) return a < b ? -1 : 1;
  return typeof a === 'number' ? -1 : 1;
}
