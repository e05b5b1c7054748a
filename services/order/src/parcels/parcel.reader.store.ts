import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Parcel, ParcelManifest, ParcelNews, Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

export type StoredNews = ParcelNews;

type ParcelFilter = Choice<'status'> & {
  readonly orderId?: string | undefined;
  readonly manifestId?: string | undefined;
  readonly carrier?: string | undefined;
  readonly trackingNumber?: string | undefined;
  readonly late?: 'true' | 'false' | undefined;
};

const UNDER_WAY = ['handed-over', 'in-transit'];

/** Returns the database condition for late parcels: they are delayed or lost, or their promised day has passed. */
const isLate = (today: string): Prisma.ParcelWhereInput => ({
  OR: [{ status: { in: ['delayed', 'lost'] } }, { status: { in: UNDER_WAY }, promisedOn: { lt: today } }],
});

/**
 * Returns the condition for parcels that are not late. The condition is written out, because a promised day may be
 * null, and NOT would skip such a row.
 */
const isInTime = (today: string): Prisma.ParcelWhereInput => ({
  status: { notIn: ['delayed', 'lost'] },
  OR: [{ status: { notIn: UNDER_WAY } }, { promisedOn: null }, { promisedOn: { gte: today } }],
});

function whereOf(filter: ParcelFilter, today: string): Prisma.ParcelWhereInput {
  const { orderId, manifestId, carrier, trackingNumber, late } = filter;
  return {
    AND: [
      ...choiceWhere('status', filter),
      ...(late === undefined ? [] : [late === 'true' ? isLate(today) : isInTime(today)]),
    ],
    ...(orderId && { orderId }),
    ...(manifestId && { manifestId }),
    ...(carrier && { carrier: { equals: carrier, mode: 'insensitive' } }),
    ...(trackingNumber && { trackingNumber: { equals: trackingNumber, mode: 'insensitive' } }),
  };
}

/** Returns at most `limit` + 1 parcels, the newest first. */
export async function readParcels(
  db: Reader,
  filter: ParcelFilter,
  today: string,
  page: PageQuery,
): Promise<PageRows<Parcel>> {
  const where = whereOf(filter, today);
  const rows = await db.parcel.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.parcel.count({ where, ...range }));
}

export async function readParcel(db: Reader, id: string): Promise<{ parcel: Parcel; news: ParcelNews[] } | undefined> {
  const [parcel, news] = await Promise.all([
    db.parcel.findUnique({ where: { id } }),
    db.parcelNews.findMany({ where: { parcelId: id }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 200 }),
  ]);
  return parcel ? { parcel, news } : undefined;
}

export async function readManifests(db: Reader, page: PageQuery): Promise<PageRows<ParcelManifest>> {
  const rows = await db.parcelManifest.findMany(pageRange(page, {}));
  return withTotal(page, rows, (range) => db.parcelManifest.count(range));
}

export async function readManifest(db: Reader, id: string): Promise<ParcelManifest | undefined> {
  return (await db.parcelManifest.findUnique({ where: { id } })) ?? undefined;
}

/** Returns the parcels of a manifest, sorted by number. */
export const readManifestParcels = (db: Reader, manifestId: string) =>
  db.parcel.findMany({
    where: { manifestId },
    orderBy: { number: 'asc' },
    select: { number: true, trackingNumber: true, service: true, weightGrams: true, market: true },
  });

/** Returns the parcels of an order that were handed over to a carrier, for the order's tracking page. */
export const readTrackedParcels = (db: Reader, orderId: string) =>
  db.parcel.findMany({
    where: { orderId, handedOverAt: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: {
      carrier: true,
      trackingNumber: true,
      status: true,
      promisedOn: true,
      lastNewsAt: true,
      deliveredAt: true,
    },
  });

export const readDelayRules = (db: Reader) =>
  db.delayRule.findMany({ orderBy: [{ carrier: 'asc' }, { market: 'asc' }] });
