import { afterCursor, type Found, found, newestFirst } from '@toric/chassis/cursor';
import { type StocktakeLot, StocktakeStatus } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { LensParameters } from '@toric/contracts/lens';
import { dayOf } from '@toric/optics/calendar-day';
import type { Prisma, Stocktake as StocktakeRow } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { Stocktake } from './stocktake.ts';

const stocktakeOf = (row: StocktakeRow): Stocktake => ({ ...row, status: StocktakeStatus.parse(row.status) });

export async function readStocktake(db: Reader, id: string): Promise<Stocktake | undefined> {
  const row = await db.stocktake.findUnique({ where: { id } });
  return row ? stocktakeOf(row) : undefined;
}

type Filter = { warehouseId?: string | undefined; status?: string | undefined };

/** One more than `limit`, newest first. */
export async function readStocktakes(
  db: Reader,
  { warehouseId, status }: Filter,
  page: PageQuery,
): Promise<Found<Stocktake>> {
  const where = { ...(warehouseId && { warehouseId }), ...(status && { status }) };
  const rows = await db.stocktake.findMany({
    where: { ...where, ...afterCursor(page.cursor) },
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  return found(page, rows.map(stocktakeOf), (take) => db.stocktake.count({ where, orderBy: newestFirst(), take }));
}

export async function hasCounted(db: Reader, stocktakeId: string, by: string): Promise<boolean> {
  const counted = await db.stocktakeLot.findFirst({ where: { stocktakeId, countedBy: by }, select: { id: true } });
  return counted !== null;
}

const withLot = {
  lot: {
    include: { pack: { select: { gtin: true, productId: true } }, lens: { select: { parameters: true } } },
  },
} as const;
type LotRow = Prisma.StocktakeLotGetPayload<{ include: typeof withLot }>;

function lotView({ lot, counted, countedBy, countedAt, book: then }: LotRow, showBook: boolean): StocktakeLot {
  const { id: lotId, packId, lensId, lotNumber, expiresOn, pack, lens } = lot;
  const parameters = LensParameters.parse(lens.parameters);
  const book = showBook ? then : null;
  return {
    ...{ lotId, packId, lensId, lotNumber, ...pack, parameters, expiresOn: dayOf(expiresOn) },
    ...{ counted, countedBy, countedAt: countedAt?.toISOString() ?? null },
    ...{ book, variance: counted === null || book === null ? null : counted - book },
  };
}

type LotFilter = { stocktakeId: string; counted?: boolean | undefined; varied: boolean };

/** One more than `limit`; without the book, unless it may be shown. */
export async function readStocktakeLots(
  db: Reader,
  { stocktakeId, counted, varied }: LotFilter,
  showBook: boolean,
  page: PageQuery,
) {
  const where: Prisma.StocktakeLotWhereInput = {
    stocktakeId,
    ...(counted !== undefined && { counted: counted ? { not: null } : null }),
    ...(varied && { NOT: { counted: { equals: db.stocktakeLot.fields.book } } }),
  };
  const lots = await db.stocktakeLot.findMany({
    where: { AND: [where, afterCursor(page.cursor)] },
    include: withLot,
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  const rows = lots.map((row) => ({ id: row.id, createdAt: row.createdAt, view: lotView(row, showBook) }));
  return found(page, rows, (take) => db.stocktakeLot.count({ where, orderBy: newestFirst(), take }));
}
