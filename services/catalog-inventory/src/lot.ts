/** One lot as people of the warehouse see it, and what may not be done to it. */
import type { LotView } from '@toric/contracts/catalog-stock.http';

export type Lot = Omit<LotView, 'available' | 'createdAt'> & { readonly createdAt: Date };

export const lotView = ({ createdAt, ...lot }: Lot): LotView => ({
  ...lot,
  available: lot.onHand - lot.reserved,
  createdAt: createdAt.toISOString(),
});
