import type { ParameterMatrix } from '@toric/contracts/lens';

/** A pack that can be received or ordered, with the matrix of its product. */
export type ReceivablePack = {
  readonly id: string;
  readonly gtin: string;
  readonly productId: string;
  readonly matrix: ParameterMatrix;
};
