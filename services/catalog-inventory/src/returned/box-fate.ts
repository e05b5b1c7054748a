/** Decides what becomes of a box that came back. Only a sealed, good box of a lot that may be sold goes back on the shelf. */
import type { BoxRule, BoxState, CountedReason, Disposition } from '@toric/contracts/returned/returned';
import { addDays } from '@toric/optics/calendar-day';

export type Fate = { readonly disposition: Disposition; readonly rule: BoxRule };

/** The lot with which the order was sent, as it stands now. */
export type LotNow = {
  readonly expiresOn: string;
  /** True while a person or a recall keeps the lot aside. */
  readonly quarantined: boolean;
  readonly recalled: boolean;
  /** The boxes of the lot that the line was sent with, and those that came back before. */
  readonly shipped: number;
  readonly back: number;
};

type Box = {
  readonly state: BoxState;
  readonly reason: CountedReason | undefined;
};

/** `leastDays`: the days that a box must still keep so that it can be sold again. */
export type Shelf = { readonly today: string; readonly leastDays: number };

const scrapped = (rule: BoxRule): Fate => ({ disposition: 'scrapped', rule });
const aside = (rule: BoxRule): Fate => ({ disposition: 'quarantined', rule });

/**
 * Decides about a box. The first rule that applies counts: a box of another order is not ours; a recalled or defective one is
 * kept for the maker; an opened, worn, damaged or expired one is thrown away; one that keeps for too short a time is set aside,
 * because the supplier may take it.
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
 * Returns why a box that is set aside may not be sold, or undefined if it may. A person may find that a box which was kept for
 * the maker is good; nobody may sell an opened, expired or recalled one, nor one that came back because of a recall of which the
 * lot does not know.
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
