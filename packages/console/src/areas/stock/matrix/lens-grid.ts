import type { LensParameters, ParameterMatrix } from '@toric/contracts/lens';
import { DIMENSIONS, type Dimension, type PartialLens } from '@toric/optics/dimensions';
import { type CompiledMatrix, compileMatrix } from '@toric/optics/matrix';

type Value = number | string;
/** Holds the parameters that are the same in the whole grid, such as the base curve. */
export type Fit = PartialLens;

/** Describes the lenses of a product as a grid: spheres are the rows, and axes, adds or base curves are the columns. */
export type LensGrid = {
  readonly made: CompiledMatrix;
  readonly spheres: readonly number[];
  /** Names the parameter of the columns. It is undefined if the product has only one column. */
  readonly across: Dimension | undefined;
  readonly columns: readonly (Value | undefined)[];
  /** A product without cylinders has one undefined cylinder. */
  readonly cylinders: readonly (number | undefined)[];
  readonly fit: Fit;
  /** Lists the values that a person may choose for the parameters that are neither rows nor columns. */
  readonly choices: readonly { readonly dimension: Dimension; readonly values: readonly Value[] }[];
};
/** Describes a place in the grid by indexes into cylinders, spheres and columns. */
export type Place = { readonly cylinder: number; readonly row: number; readonly column: number };

const FIT: readonly Dimension[] = [
  ...(['baseCurve', 'diameter', 'add', 'dominance', 'colour'] as const),
  ...(['backOpticZone', 'returnZoneDepth', 'landingZoneAngle', 'jessenFactor'] as const),
];

function dimensionAcross(options: Record<Dimension, Value[]>): Dimension | undefined {
  if (options.axis.length > 0) return 'axis';
  return (['add', 'baseCurve', 'diameter'] as const).find((dimension) => options[dimension].length > 1);
}

/** Returns chosen values that are made together. If the person has chosen none, the first possible value is used. */
function fitOf(made: CompiledMatrix, wanted: Fit, dimensions: readonly Dimension[]): Fit {
  return dimensions.reduce<Fit>((fit, dimension) => {
    const left = made.options({}, fit)[dimension];
    const value = left.find((one) => one === wanted[dimension]) ?? left[0];
    return value === undefined ? fit : { ...fit, [dimension]: value };
  }, {});
}

/**
 * Returns the grid of a product. It reads only the values that exist from the rules, and never lists all combinations.
 */
export function gridOf(matrix: ParameterMatrix, wanted: Fit): LensGrid {
  const made = compileMatrix(matrix);
  const all = made.options();
  const across = dimensionAcross(all);
  const kept = FIT.filter((dimension) => dimension !== across);
  const fit = fitOf(made, wanted, kept);
  const options = made.options({}, fit);
  const numbers = (values: readonly Value[]) => values.filter((value) => typeof value === 'number');
  const cylinders = numbers(options.cylinder).sort((a, b) => b - a);
  return {
    made,
    across,
    fit,
    spheres: numbers(options.sphere).sort((a, b) => b - a),
    columns: across === undefined ? [undefined] : options[across],
    cylinders: cylinders.length === 0 ? [undefined] : cylinders,
    choices: kept.map((dimension) => ({ dimension, values: all[dimension] })).filter(({ values }) => values.length > 1),
  };
}

/** Returns the lens at a place of the grid. */
export function lensAt(grid: LensGrid, { cylinder, row, column }: Place): Partial<LensParameters> {
  const lens: Record<string, Value | undefined> = {
    ...grid.fit,
    sphere: grid.spheres[row],
    cylinder: grid.cylinders[cylinder],
  };
  if (grid.across !== undefined) lens[grid.across] = grid.columns[column];
  return lens as Partial<LensParameters>; // safe cast: the values come from the matrix, which the contract has checked
}

/** Returns a key that is equal for equal lenses. */
export const keyOfLens = (lens: PartialLens | LensParameters): string =>
  DIMENSIONS.map((dimension) => lens[dimension] ?? '').join('|');

/** Returns the place of a lens in the grid, or undefined if the grid does not have the lens. */
export function placeOf(grid: LensGrid, lens: PartialLens): Place | undefined {
  const across = grid.across === undefined ? undefined : lens[grid.across];
  const place = {
    cylinder: grid.cylinders.indexOf(typeof lens.cylinder === 'number' ? lens.cylinder : undefined),
    row: grid.spheres.indexOf(typeof lens.sphere === 'number' ? lens.sphere : Number.NaN),
    column: grid.columns.indexOf(across),
  };
  const fits = Object.entries(grid.fit).every(([dimension, value]) => Reflect.get(lens, dimension) === value);
  return !fits || Object.values(place).includes(-1) ? undefined : place;
}

/**
 * Returns the step of the colour scale for a number of boxes: 0 none, 1 from one, 2 from four, 3 from nine, 4 from 18.
 */
export const heatOf = (boxes: number): 0 | 1 | 2 | 3 | 4 =>
  boxes >= 18 ? 4 : boxes >= 9 ? 3 : boxes >= 4 ? 2 : boxes >= 1 ? 1 : 0;
