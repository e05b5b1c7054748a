// Represents a lens as a fixed row of values, one per parameter (dimension). Numbers are whole hundredths of their unit
// (dioptre, millimetre, degree, micrometre), so that a computed 8.600000000000001 equals 8.6.
import type { LensParameters } from '@toric/contracts/lens';

/**
 * Lists the parameters of a lens. Every stored lens id depends on their order: append a new parameter, and never
 * reorder them.
 */
export const DIMENSIONS = [
  'baseCurve',
  'diameter',
  'sphere',
  'cylinder',
  'axis',
  'add',
  'dominance',
  'colour',
  'backOpticZone',
  'returnZoneDepth',
  'landingZoneAngle',
  'jessenFactor',
] as const satisfies readonly (keyof LensParameters)[];
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * Holds the value of one dimension. `undefined` is a value like any other: it means that the lens has no such
 * parameter.
 */
export type Value = number | string | undefined;
/** Holds some or all parameters of a lens, in dioptres, millimetres and degrees. */
export type PartialLens = { readonly [dimension in Dimension]?: Value };

/** Returns a number in whole hundredths, rounded. Returns a word or undefined unchanged. */
export const toHundredths = (value: Value): Value => (typeof value === 'number' ? Math.round(value * 100) : value);

/**
 * Works like `toHundredths`, but returns NaN for a number between two hundredths. No matrix contains NaN, so no rule
 * contains this value.
 */
export function toExactHundredths(value: Value): Value {
  if (typeof value !== 'number') return value;
  const hundredths = Math.round(value * 100);
  return Math.abs(value * 100 - hundredths) < 1e-6 ? hundredths : Number.NaN;
}

/**
 * Returns the parameters of a row of dimensions in dioptres, millimetres and degrees. Parameters that are undefined are
 * left out.
 */
export function toParameters(row: readonly Value[]): LensParameters {
  const parameters: Record<string, Value> = {};
  DIMENSIONS.forEach((dimension, i) => {
    const value = row[i];
    if (value !== undefined) parameters[dimension] = typeof value === 'number' ? value / 100 : value;
  });
  // the cast is safe: a row comes from LensParameters or from a matrix, whose values checkMatrix has checked against
  // the contract
  return parameters as unknown as LensParameters;
}

/** Compares two values of one dimension for an ascending sort: undefined first, then numbers, then words. */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  if (typeof a === typeof b) return a < b ? -1 : 1;
  return typeof a === 'number' ? -1 : 1;
}
