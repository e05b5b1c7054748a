/** The values to choose from, per parameter: those that still lead to a lens that is made. */
import type { ParameterMatrix } from '@toric/contracts/lens';
import { compareValues, DIMENSIONS, type Dimension, toExactHundredths, type Value } from '@toric/optics/dimensions';
import { type Segment, toSegment } from '@toric/optics/matrix-segments';

export type Chosen = { readonly [dimension in Dimension]?: number | string | undefined };
export type LensOptions = Record<Dimension, (number | string)[]>;

/** A segment is a cross product: its values of one parameter remain when it holds what was chosen of the others. */
function holdsOthers(segment: Segment, chosen: readonly Value[], except: number): boolean {
  return segment.made.every((values, i) => i === except || chosen[i] === undefined || values.has(chosen[i]));
}

export function lensOptions(matrix: ParameterMatrix, market: string, chosen: Chosen): LensOptions {
  const segments = matrix.segments.map(toSegment).filter(({ markets }) => markets?.has(market) ?? true);
  const wanted = DIMENSIONS.map((dimension) => toExactHundredths(chosen[dimension]));
  const optionsAt = (at: number) => {
    const values = segments
      .filter((segment) => holdsOthers(segment, wanted, at))
      .flatMap(({ made }) => [...(made[at] ?? [])]);
    const present = [...new Set(values)].sort(compareValues).filter((value) => value !== undefined);
    return present.map((value) => (typeof value === 'number' ? value / 100 : value));
  };
  const options: Partial<LensOptions> = {};
  DIMENSIONS.forEach((dimension, at) => {
    options[dimension] = optionsAt(at);
  });
  return options as LensOptions; // every dimension was just given
}
