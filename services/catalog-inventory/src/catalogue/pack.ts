import { type Goods, isLens } from '@toric/contracts/goods/goods';
import type { BoxParameters, LensParameters, ParameterMatrix } from '@toric/contracts/lens';
import { compileMatrix } from '@toric/optics/matrix';

/** Describes a pack that can be received or ordered, with the matrix of its product. */
export type ReceivablePack = {
  readonly id: string;
  readonly gtin: string;
  readonly productId: string;
  readonly goods: Goods;
  /** The matrix is empty for goods that are not a lens. */
  readonly matrix: ParameterMatrix;
  readonly shelfLifeMonths: number | null;
};

/**
 * Returns true if a box of the pack may have this content. For a lens, the matrix must contain the parameters. Other
 * goods have no parameters.
 */
export const mayHold = ({ goods, matrix }: ReceivablePack, parameters: BoxParameters): boolean =>
  isLens(goods) ? parameters !== null && compileMatrix(matrix).contains(parameters) : parameters === null;

/**
 * Returns the content of every box of the pack: the only lens that is made, or null for goods that are not a lens.
 * Returns undefined if the matrix does not have exactly one lens.
 */
export function onlyContent({ goods, matrix }: ReceivablePack): LensParameters | null | undefined {
  if (!isLens(goods)) return null;
  const lenses = compileMatrix(matrix).enumerate();
  const { value: only } = lenses.next();
  return lenses.next().done ? (only ?? undefined) : undefined;
}
