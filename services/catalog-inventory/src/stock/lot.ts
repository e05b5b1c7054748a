/** Makes the view of a lot for staff, and the refusals of changes to a lot. */
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { LOT_NOT_QUARANTINED, LOT_RECALLED } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import {
  LOT_NEEDS_STOCKTAKE,
  LOT_RESERVED,
  LOT_TOO_MANY_BOXES,
} from '@toric/contracts/catalog-inventory/stock/stock.errors';
import {
  BOXES_PER_LOT_AT_MOST as limit,
  BY_HAND_AT_MOST,
  type LotView,
} from '@toric/contracts/catalog-inventory/stock/stock.http';

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
 * Refuses a change by hand after which one person has changed more than BY_HAND_AT_MOST boxes of a lot within 24 hours.
 */
export function assertByHand(boxes: number): void {
  if (boxes > BY_HAND_AT_MOST) throw LOT_NEEDS_STOCKTAKE({ limit: BY_HAND_AT_MOST });
}

/** Returns the refusal of a change after which the lot would have too many boxes on hand, or fewer than orders hold. */
export const refuseChange = ({ onHand, reserved }: Lot, delta: number): BusinessError =>
  delta > 0 ? LOT_TOO_MANY_BOXES({ boxes: onHand + delta, limit }) : LOT_RESERVED({ onHand, reserved, wanted: -delta });

/**
 * Returns true if one person may discard only BY_HAND_AT_MOST boxes of the lot on this day (YYYY-MM-DD). There is no
 * limit after the expiry day, or while a recall or another person keeps the lot in quarantine. A quarantine by the same
 * person does not end the limit, because this person could discard the boxes and then free the lot.
 */
export const isDiscardLimited = (
  { expiresOn }: Pick<Lot, 'expiresOn'>,
  { today, quarantinedByOthers }: { today: string; quarantinedByOthers: boolean },
): boolean => expiresOn >= today && !quarantinedByOthers;

/**
 * Returns the refusal to free a lot that no person put into quarantine. `references` lists the recalls that cover the
 * lot. If there are none, the lot is not in quarantine.
 */
export const refuseToFree = (references: readonly string[]): BusinessError =>
  references.length > 0 ? LOT_RECALLED({ references: references.join(', ') }) : LOT_NOT_QUARANTINED();
