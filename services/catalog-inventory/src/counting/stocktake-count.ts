/**
 * Reads the counts of a request, which name a lot by its id or by a scanned code. Finds the lot of each count, and
 * checks when it was counted.
 */
import {
  CODE_NAMES_NO_LOT,
  COUNTED_AT_ODD_TIME,
  LOT_COUNTED_TWICE,
  LOT_NOT_THERE,
  LOTS_SHARE_CODE,
  STOCKTAKE_COUNTS,
} from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import type { Count } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { dayOf } from '@toric/optics/calendar-day';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import { entryErrors, type EntryError } from '../entry-errors.ts';

/**
 * Describes a count whose lot is not looked up yet. It has either `lotId`, or the GTIN and lot number of a scanned
 * code.
 */
export type UnmatchedCount = {
  readonly lotId?: string | undefined;
  readonly gtin?: string | undefined;
  readonly lotNumber?: string | undefined;
  readonly expiresOn?: string | undefined;
  readonly counted: number;
  readonly countedAt: Date;
};
export type CandidateLot = {
  readonly id: string;
  readonly gtin: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
};
export type LotCount = { readonly lotId: string; readonly counted: number; readonly countedAt: Date };

function readCount(count: Count, startedAt: Date, now: Date): UnmatchedCount | EntryError {
  const { lotId, barcode, counted } = count;
  const countedAt = count.countedAt === undefined ? now : new Date(count.countedAt);
  if (countedAt < startedAt || countedAt > now) {
    return { field: 'countedAt', detail: COUNTED_AT_ODD_TIME({ startedAt: startedAt.toISOString() }) };
  }
  if (barcode === undefined) return { lotId: lotId?.toLowerCase(), counted, countedAt };
  const scan = parseElementString(barcode, dayOf(now));
  if (!scan.ok) return { field: 'barcode', detail: scan.problem };
  const { gtin, lot: lotNumber, expiresOn } = scan.label;
  if (gtin === undefined || lotNumber === undefined) return { field: 'barcode', detail: CODE_NAMES_NO_LOT() };
  return { gtin, lotNumber, expiresOn, counted, countedAt };
}

/**
 * Returns the counts, still without the ids of their lots. Throws one refusal that names every wrong count: its code
 * cannot be read, or it was made before the stocktake began or later than `now`.
 */
export function readCounts(counts: readonly Count[], startedAt: Date, now: Date): UnmatchedCount[] {
  const results = counts.map((count) => readCount(count, startedAt, now));
  refuseIfAny(results.map((one) => ('field' in one ? one : undefined)));
  return results.filter((one) => 'counted' in one);
}

const isCountOf = ({ lotId, gtin, lotNumber, expiresOn }: UnmatchedCount, lot: CandidateLot) =>
  lotId === undefined
    ? lot.gtin === gtin && lot.lotNumber === lotNumber && (expiresOn ?? lot.expiresOn) === lot.expiresOn
    : lot.id === lotId;

/**
 * Returns each count with the id of its lot. Throws one refusal that names every count which fits no lot, fits several
 * lots, or repeats the lot of an earlier count.
 */
export function matchCounts(counts: readonly UnmatchedCount[], candidates: readonly CandidateLot[]): LotCount[] {
  const seen = new Set<string>();
  const matched = counts.map((count): LotCount | EntryError => {
    const field = count.lotId === undefined ? 'barcode' : 'lotId';
    const lots = candidates.filter((lot) => isCountOf(count, lot));
    const [lot] = lots;
    if (!lot) return { field, detail: LOT_NOT_THERE() };
    if (lots.length > 1) return { field, detail: LOTS_SHARE_CODE({ lots: lots.length }) };
    if (seen.has(lot.id)) return { field, detail: LOT_COUNTED_TWICE() };
    seen.add(lot.id);
    return { lotId: lot.id, counted: count.counted, countedAt: count.countedAt };
  });
  refuseIfAny(matched.map((one) => ('field' in one ? one : undefined)));
  return matched.filter((one) => 'counted' in one);
}

function refuseIfAny(wrongs: readonly (EntryError | undefined)[]): void {
  const errors = entryErrors('counts', wrongs);
  if (errors.length > 0) throw STOCKTAKE_COUNTS({ wrong: errors.length, counts: wrongs.length }).at(...errors);
}
