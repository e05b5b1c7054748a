/**
 * Groups stock by the days until it expires, and counts the boxes that can no longer be sold. A box can be too old for
 * sale long before it expires, because its last lens would be opened too late.
 */
import type { AgeBand } from '@toric/contracts/catalog-inventory/reports/report.http';
import { addDays } from '@toric/optics/calendar-day';
import type { Replacement } from '@toric/optics/wear';
import { lastSaleOn, type Sale } from '../stock/stock.ts';

/** Describes the lots of one kind of pack that expire on one day. */
export type AgeGroup = {
  readonly expiresOn: string;
  readonly size: number;
  /** The replacement schedule is null for goods that are not a lens. */
  readonly replacement: Replacement | null;
  readonly lots: number;
  readonly boxes: number;
  /** Holds the boxes that are for sale: neither held for orders nor in quarantine. */
  readonly free: number;
};

const BANDS = [0, 30, 90, 180, 365, null] as const;

export const isTooOld = (lot: Pick<AgeGroup, 'expiresOn' | 'size' | 'replacement'>, { today, spareDays }: Sale) =>
  lastSaleOn(lot, lot.expiresOn, spareDays) < today;

/**
 * Returns the stock of each age band, from expired stock to stock that expires in more than a year. Bands without stock
 * are included.
 */
export function ageBands(groups: readonly AgeGroup[], sale: Sale): AgeBand[] {
  const bands = BANDS.map((expiresWithin) => ({ expiresWithin, lots: 0, boxes: 0, tooOldBoxes: 0 }));
  const ends = BANDS.map((days) => (days === null ? undefined : addDays(sale.today, days)));
  for (const group of groups) {
    const band = bands[ends.findIndex((end) => end === undefined || group.expiresOn <= end)];
    if (!band) throw new Error('no band for an expiry day, although the last band has no end');
    band.lots += group.lots;
    band.boxes += group.boxes;
    if (isTooOld(group, sale)) band.tooOldBoxes += group.free;
  }
  return bands;
}
