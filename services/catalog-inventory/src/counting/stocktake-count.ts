/** Counts as they are sent in, by lot or by scan: which lot each is of, and when it was made. */
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
import { parseElementString } from '@toric/optics/gs1-element-string';
import { errorsIn, type Wrong } from '../entry-errors.ts';

/** What names the lot, as far as it was said. */
export type NamedCount = {
  readonly lotId?: string | undefined;
  readonly gtin?: string | undefined;
  readonly lotNumber?: string | undefined;
  readonly expiresOn?: string | undefined;
  readonly counted: number;
  readonly countedAt: Date;
};
export type ShelvedLot = {
  readonly id: string;
  readonly gtin: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
};
export type LotCount = { readonly lotId: string; readonly counted: number; readonly countedAt: Date };

function named(count: Count, startedAt: Date, now: Date): NamedCount | Wrong {
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

/** No count is of a time when the list did not stand yet. */
export function readCounts(counts: readonly Count[], startedAt: Date, now: Date): NamedCount[] {
  const read = counts.map((count) => named(count, startedAt, now));
  refuse(read.map((one) => ('field' in one ? one : undefined)));
  return read.filter((one) => 'counted' in one);
}

const isNamed = ({ lotId, gtin, lotNumber, expiresOn }: NamedCount, lot: ShelvedLot) =>
  lotId === undefined
    ? lot.gtin === gtin && lot.lotNumber === lotNumber && (expiresOn ?? lot.expiresOn) === lot.expiresOn
    : lot.id === lotId;

/** `shelved`: the lots of the warehouse that one of the counts may be of. */
export function matchCounts(counts: readonly NamedCount[], shelved: readonly ShelvedLot[]): LotCount[] {
  const seen = new Set<string>();
  const matched = counts.map((count): LotCount | Wrong => {
    const field = count.lotId === undefined ? 'barcode' : 'lotId';
    const lots = shelved.filter((lot) => isNamed(count, lot));
    const [lot] = lots;
    if (!lot) return { field, detail: LOT_NOT_THERE() };
    if (lots.length > 1) return { field, detail: LOTS_SHARE_CODE({ lots: lots.length }) };
    if (seen.has(lot.id)) return { field, detail: LOT_COUNTED_TWICE() };
    seen.add(lot.id);
    return { lotId: lot.id, counted: count.counted, countedAt: count.countedAt };
  });
  refuse(matched.map((one) => ('field' in one ? one : undefined)));
  return matched.filter((one) => 'counted' in one);
}

function refuse(found: readonly (Wrong | undefined)[]): void {
  const errors = errorsIn('counts', found);
  if (errors.length > 0) throw STOCKTAKE_COUNTS({ wrong: errors.length, counts: found.length }).at(...errors);
}
