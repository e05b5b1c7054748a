import type { ParameterMatrix } from '@toric/contracts/lens';

/** A pack that can be received or ordered, with the rules that say in which powers its product is made. */
export type ReceivablePack = {
  readonly id: string;
  readonly gtin: string;
  readonly productId: string;
  readonly matrix: ParameterMatrix;
};
