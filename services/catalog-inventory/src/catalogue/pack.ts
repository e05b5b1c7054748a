import { type Goods, isLens } from '@toric/contracts/goods/goods';
import type { BoxParameters, LensParameters, ParameterMatrix } from '@toric/contracts/lens';
import { compileMatrix } from '@toric/optics/matrix';

/** A pack that can be received or ordered, with the matrix of its product. */
export type ReceivablePack = {
  readonly id: string;
  readonly gtin: string;
  readonly productId: string;
  readonly goods: Goods;
  /** Empty for goods that are no lens. */
  readonly matrix: ParameterMatrix;
  readonly shelfLifeMonths: number | null;
};

/** Returns true if a box of the pack may hold this: a lens that is made, or goods without parameters. */
export const mayHold = ({ goods, matrix }: ReceivablePack, parameters: BoxParameters): boolean =>
  isLens(goods) ? parameters !== null && compileMatrix(matrix).contains(parameters) : parameters === null;

/**
 * Returns what every box of the pack holds: the only lens that is made, or null for goods that are no lens. Returns
 * undefined if the pack is made in several lenses.
 */
export function onlyContent({ goods, matrix }: ReceivablePack): LensParameters | null | undefined {
  if (!isLens(goods)) return null;
  const lenses = compileMatrix(matrix).enumerate();
  const { value: only } = lenses.next();
  return lenses.next().done ? (only ?? undefined) : undefined;
}
