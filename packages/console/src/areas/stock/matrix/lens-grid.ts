import type { LensParameters, ParameterMatrix } from '@toric/contracts/lens';
import { DIMENSIONS, type Dimension, type PartialLens } from '@toric/optics/dimensions';
import { type CompiledMatrix, compileMatrix } from '@toric/optics/matrix';

type Value = number | string;
/** The parameters that stay the same in the whole grid, such as the base curve. */
export type Fit = PartialLens;

/** The lenses of a product as a grid: spheres go down, and axes, adds or base curves go across. */
export type LensGrid = {
  readonly made: CompiledMatrix;
  readonly spheres: readonly number[];
  /** The parameter that goes across. Undefined if the product has only one column. */
  readonly across: Dimension | undefined;
  readonly columns: readonly (Value | undefined)[];
  /** One undefined cylinder stands for a product without cylinders. */
  readonly cylinders: readonly (number | undefined)[];
  readonly fit: Fit;
  /** The values that a person may choose for the parameters that are neither down nor across. */
  readonly choices: readonly { readonly dimension: Dimension; readonly values: readonly Value[] }[];
};
/** A place in the grid: indexes into cylinders, spheres and columns. */
export type Place = { readonly cylinder: number; readonly row: number; readonly column: number };

const FIT: readonly Dimension[] = [
  ...(['baseCurve', 'diameter', 'add', 'dominance', 'colour'] as const),
  ...(['backOpticZone', 'returnZoneDepth', 'landingZoneAngle', 'jessenFactor'] as const),
];

function dimensionAcross(options: Record<Dimension, Value[]>): Dimension | undefined {
  if (options.axis.length > 0) return 'axis';
  return (['add', 'baseCurve', 'diameter'] as const).find((dimension) => options[dimension].length > 1);
}

/** Returns the chosen values that fit each other. Where the person chose none, the first value that is left counts. */
function fitOf(made: CompiledMatrix, wanted: Fit, dimensions: readonly Dimension[]): Fit {
  return dimensions.reduce<Fit>((fit, dimension) => {
    const left = made.options({}, fit)[dimension];
    const value = left.find((one) => one === wanted[dimension]) ?? left[0];
    return value === undefined ? fit : { ...fit, [dimension]: value };
  }, {});
}

/** Returns the grid of a product. It asks the rules only for the values that exist, and never lists the combinations. */
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

/** Returns the text that is equal for equal lenses. */
export const keyOfLens = (lens: PartialLens | LensParameters): string =>
  DIMENSIONS.map((dimension) => lens[dimension] ?? '').join('|');

/** Returns the place of a lens, or undefined if the grid does not have it. */
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

/** Returns the step of the colour scale for a number of boxes: 0 none, 1 from one, 2 from four, 3 from nine, 4 from 18. */
export const heatOf = (boxes: number): 0 | 1 | 2 | 3 | 4 =>
  boxes >= 18 ? 4 : boxes >= 9 ? 3 : boxes >= 4 ? 2 : boxes >= 1 ? 1 : 0;
