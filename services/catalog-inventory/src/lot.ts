/** One lot as people of the warehouse see it, and what may not be done to it. */
import { BusinessError } from '@toric/contracts/business-error';
import type { LotView } from '@toric/contracts/catalog-stock.http';

export type Lot = Omit<LotView, 'available' | 'createdAt'> & { readonly createdAt: Date };

export const LOT_NOT_FOUND = 'lot.not-found';
export const LOT_RESERVED = 'lot.reserved';

export const lotNotFound = () =>
  new BusinessError(LOT_NOT_FOUND, 'not-found', 'There is no such lot. Look it up in GET /stock.');

export const lotReserved = ({ onHand, reserved }: Lot, delta: number) =>
  new BusinessError(
    LOT_RESERVED,
    'conflict',
    `The lot has ${onHand} boxes, ${reserved} of them reserved for orders: ${-delta} cannot be taken out. Cancel or ship orders first.`,
  );

export const lotView = ({ createdAt, ...lot }: Lot): LotView => ({
  ...lot,
  available: lot.onHand - lot.reserved,
  createdAt: createdAt.toISOString(),
});
