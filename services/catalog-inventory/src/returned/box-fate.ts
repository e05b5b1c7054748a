/**
 * Decides whether a returned box is sold again, set aside or thrown away. Only a sealed, good box of a lot that may be
 * sold goes back on the shelf.
 */
import type { BoxRule, BoxState, CountedReason, Disposition } from '@toric/contracts/returned/returned';
import { addDays } from '@toric/optics/calendar-day';

export type Fate = { readonly disposition: Disposition; readonly rule: BoxRule };

/** Describes the present state of a lot from which boxes of the returned order were sent. */
export type LotNow = {
  readonly expiresOn: string;
  /** Is true while a person or a recall keeps the lot in quarantine. */
  readonly quarantined: boolean;
  readonly recalled: boolean;
  /**
   * Counts the boxes of the lot that were sent with the order line. `back` counts how many of them came back before.
   */
  readonly shipped: number;
  readonly back: number;
};

type Box = {
  readonly state: BoxState;
  readonly reason: CountedReason | undefined;
};

/** `leastDays` is the number of days that a box must still keep so that it can be sold again. */
export type Shelf = { readonly today: string; readonly leastDays: number };

const scrapped = (rule: BoxRule): Fate => ({ disposition: 'scrapped', rule });
const aside = (rule: BoxRule): Fate => ({ disposition: 'quarantined', rule });

/**
 * Decides about a returned box. The first rule that applies counts. A box of another order is not ours, and neither is
 * a box that exceeds the number that was sent. A recalled or defective box is kept for the maker. An opened, worn,
 * damaged or expired box is thrown away. A box of a lot in quarantine is set aside. A box that expires too soon is also
 * set aside, because the supplier may take it.
 */
export function fateOf({ state, reason }: Box, lot: LotNow | undefined, shelf: Shelf): Fate {
  if (!lot) return { disposition: 'not-ours', rule: 'not-shipped' };
  if (lot.back >= lot.shipped) return { disposition: 'not-ours', rule: 'back-already' };
  if (lot.recalled || reason === 'recall') return aside('recalled');
  if (reason === 'defective') return aside('kept-for-maker');
  if (state !== 'sealed') return scrapped('opened');
  if (lot.expiresOn < shelf.today) return scrapped('expired');
  if (lot.quarantined) return aside('lot-aside');
  if (lot.expiresOn < addDays(shelf.today, shelf.leastDays)) return aside('short-shelf-life');
  return { disposition: 'restocked', rule: 'sealed-and-good' };
}

/**
 * Returns the reason why a box that is set aside may not be sold. Returns undefined if it may be sold. A person may
 * find that a box that was kept for the maker is good. Nobody may sell an opened, expired or recalled box. The same
 * holds for a box that came back because of a recall, even if its lot is in no recall.
 */
export function unsaleable(
  { state, reason }: Box,
  lot: Pick<LotNow, 'expiresOn' | 'quarantined' | 'recalled'> | undefined,
  { today, leastDays }: Shelf,
): BoxRule | undefined {
  if (!lot) return 'not-shipped';
  if (state !== 'sealed') return 'opened';
  if (lot.recalled || reason === 'recall') return 'recalled';
  if (lot.quarantined) return 'lot-aside';
  if (lot.expiresOn < today) return 'expired';
  if (lot.expiresOn < addDays(today, leastDays)) return 'short-shelf-life';
  return undefined;
}
