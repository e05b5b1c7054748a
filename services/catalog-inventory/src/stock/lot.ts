/** A lot as staff sees it, and the refusal to free it from quarantine. */
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

/**
 * Returns the refusal to free a lot that no person put into quarantine.
 * `references`: the recalls that cover the lot; if there are none, it is not in quarantine at all.
 */
export const refuseToFree = (references: readonly string[]): BusinessError =>
  references.length > 0 ? LOT_RECALLED({ references: references.join(', ') }) : LOT_NOT_QUARANTINED();
