/** One lot as people of the warehouse see it, and what may not be done to it. */
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { LOT_NOT_QUARANTINED, LOT_RECALLED } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import type { LotView } from '@toric/contracts/catalog-inventory/stock/stock.http';

export type Lot = Omit<LotView, 'available' | 'status' | 'createdAt'> & {
  readonly quarantined: boolean;
  readonly createdAt: Date;
};

export const lotView = ({ createdAt, quarantined, ...lot }: Lot): LotView => ({
  ...lot,
  available: quarantined ? 0 : lot.onHand - lot.reserved,
  status: quarantined ? 'quarantined' : 'good',
  createdAt: createdAt.toISOString(),
});

/** `references`: of the recalls that cover a lot which people did not set aside. */
export const whyNotFree = (references: readonly string[]): BusinessError =>
  references.length > 0 ? LOT_RECALLED({ references: references.join(', ') }) : LOT_NOT_QUARANTINED();
