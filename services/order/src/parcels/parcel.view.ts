import { DelayReason } from '@toric/contracts/shipment/delay-reason';
import { NewsSource, ParcelNews, ParcelStatus } from '@toric/contracts/order/parcels/parcel';
import type { ParcelRecord, ParcelView } from '@toric/contracts/order/parcels/parcel.http';
import { z } from 'zod';
import type { StoredNews } from './parcel.reader.store.ts';
import type { StoredParcel } from './parcel.store.ts';

const Parts = z.array(z.object({ lineId: z.string(), quantity: z.number() }));
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Returns a parcel in the form of the API. It has no name and no address. */
export function parcelView(row: StoredParcel): ParcelView {
  const { id, number, orderId, customerId, market, carrier, service, trackingNumber, weightGrams, promisedOn } = row;
  return {
    ...{ id, number, orderId, customerId, market, carrier, service, trackingNumber, weightGrams, promisedOn },
    status: ParcelStatus.parse(row.status),
    lines: Parts.parse(row.lines),
    labelFailure: row.failureCode === null ? null : { code: row.failureCode, detail: row.failureDetail ?? '' },
    delay:
      row.delayReason !== null && row.delayedAt !== null
        ? { reason: DelayReason.parse(row.delayReason), since: row.delayedAt.toISOString() }
        : null,
    hasLabel: row.labelMediaType !== null,
    printedTimes: row.printedTimes,
    printedAt: iso(row.printedAt),
    manifestId: row.manifestId,
    handedOverAt: iso(row.handedOverAt),
    lastNewsAt: iso(row.lastNewsAt),
    deliveredAt: iso(row.deliveredAt),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Returns a parcel with its news, the newest first. */
export const parcelRecord = (row: StoredParcel, news: readonly StoredNews[]): ParcelRecord => ({
  ...parcelView(row),
  news: news.map(({ kind, code, at, receivedAt, source }) => ({
    kind: ParcelNews.parse(kind),
    code,
    at: at.toISOString(),
    receivedAt: receivedAt.toISOString(),
    by: NewsSource.parse(source),
  })),
});
