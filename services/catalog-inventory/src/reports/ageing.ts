/** What a warehouse holds by the days until it expires, and how much of it cannot be sold any more although it has not. */
import type { AgeBand } from '@toric/contracts/catalog-inventory/reports/report.http';
import { addDays } from '@toric/optics/calendar-day';
import type { Replacement } from '@toric/optics/wear';
import { lastSaleOn, type Shelf } from '../stock/stock.ts';

/** The lots of one kind of pack that expire on one day. */
export type AgeGroup = {
  readonly expiresOn: string;
  readonly size: number;
  readonly replacement: Replacement;
  readonly lots: number;
  readonly boxes: number;
  /** Not held for orders. */
  readonly free: number;
};

const BANDS = [0, 30, 90, 180, 365, null] as const;

export const isTooOld = (lot: Pick<AgeGroup, 'expiresOn' | 'size' | 'replacement'>, { today, spareDays }: Shelf) =>
  lastSaleOn(lot, lot.expiresOn, spareDays) < today;

/** Every band is there, empty or not. */
export function ageBands(groups: readonly AgeGroup[], shelf: Shelf): AgeBand[] {
  const bands = BANDS.map((expiresWithin) => ({ expiresWithin, lots: 0, boxes: 0, tooOldBoxes: 0 }));
  const ends = BANDS.map((days) => (days === null ? undefined : addDays(shelf.today, days)));
  for (const group of groups) {
    const band = bands[ends.findIndex((end) => end === undefined || group.expiresOn <= end)];
    if (!band) throw new Error('the last band has no end, and still did not hold a lot');
    band.lots += group.lots;
    band.boxes += group.boxes;
    if (isTooOld(group, shelf)) band.tooOldBoxes += group.free;
  }
  return bands;
}
