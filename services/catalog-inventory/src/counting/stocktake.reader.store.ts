import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type StocktakeLot, StocktakeStatus } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { BoxParameters } from '@toric/contracts/lens';
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

/** Returns at most `limit` + 1 stocktakes, newest first. The extra stocktake shows that another page follows. */
export async function readStocktakes(
  db: Reader,
  { warehouseId, status }: Filter,
  page: PageQuery,
): Promise<PageRows<Stocktake>> {
  const where = { ...(warehouseId && { warehouseId }), ...(status && { status }) };
  const rows = await db.stocktake.findMany(pageRange(page, where));
  return withTotal(page, rows.map(stocktakeOf), (range) => db.stocktake.count({ where, ...range }));
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

function lotView({ lot, counted, countedBy, countedAt, book: storedBook }: LotRow, showBook: boolean): StocktakeLot {
  const { id: lotId, packId, lensId, lotNumber, expiresOn, pack, lens } = lot;
  const parameters = BoxParameters.parse(lens.parameters);
  const book = showBook ? storedBook : null;
  return {
    ...{ lotId, packId, lensId, lotNumber, ...pack, parameters, expiresOn: dayOf(expiresOn) },
    ...{ counted, countedBy, countedAt: countedAt?.toISOString() ?? null },
    ...{ book, variance: counted === null || book === null ? null : counted - book },
  };
}

type LotFilter = { stocktakeId: string; counted?: boolean | undefined; varied: boolean };

/** Returns at most `limit` + 1 lots, newest first. `book` and `variance` are null unless `showBook` is true. */
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
  const lots = await db.stocktakeLot.findMany({ ...pageRange(page, where), include: withLot });
  const rows = lots.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      return lotView(row, showBook);
    },
  }));
  return withTotal(page, rows, (range) => db.stocktakeLot.count({ where, ...range }));
}
