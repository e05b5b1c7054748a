import { dayWhere } from '@toric/chassis/data/filter-where';
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { LotView } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { BoxParameters, type LensParameters } from '@toric/contracts/lens';
import type { Read } from '@toric/messaging/sql';
import { dayOf, startOf } from '@toric/optics/calendar-day';
import { Prisma } from '../generated/client.ts';
import { decodePosition } from './ledger-cursor.ts';
import { lotView } from './lot.ts';
import type { Reader } from '../reader.store.ts';

const { sql, empty } = Prisma;

export type FreeBoxes = {
  readonly lensId: string;
  readonly packId: string;
  readonly expiresOn: string;
  readonly available: number;
};

/**
 * Returns the lots of these lenses that have free boxes, with their numbers of free boxes. If `market` is given,
 * returns only lots in warehouses that serve this market.
 */
export async function readFreeBoxes(
  db: Reader,
  lensIds: readonly string[],
  market: string | undefined,
): Promise<FreeBoxes[]> {
  const lots = await db.lot.findMany({
    where: {
      lensId: { in: [...lensIds] },
      onHand: { gt: db.lot.fields.reserved },
      quarantined: false,
      ...(market !== undefined && { warehouse: { markets: { has: market } } }),
    },
    select: { lensId: true, packId: true, expiresOn: true, onHand: true, reserved: true },
  });
  return lots.map(({ expiresOn, onHand, reserved, ...lot }) => ({
    ...lot,
    expiresOn: dayOf(expiresOn),
    available: onHand - reserved,
  }));
}

/**
 * Returns the lenses of a product that have a free box which does not expire before `goodUntil`. If `market` is given,
 * the box must be in a warehouse that serves this market.
 */
export async function readStockedLenses(
  read: Read,
  { productId, market, goodUntil }: { productId: string; market: string | undefined; goodUntil: string },
): Promise<LensParameters[]> {
  const inMarket = market === undefined ? empty : sql`and ${market} = any (warehouse.markets)`;
  const lenses = await read<{ parameters: LensParameters }>(sql`
    select parameters from lens where product_id = ${productId}::uuid and (
      select true from lot join warehouse on warehouse.id = lot.warehouse_id
      where lot.lens_id = lens.id and on_hand > reserved and not quarantined and expires_on >= ${goodUntil}::date ${inMarket} limit 1)`);
  return lenses.map(({ parameters }) => parameters);
}

type LotFilter = {
  productId?: string | undefined;
  lensId?: string | undefined;
  warehouseId?: string | undefined;
  status?: LotView['status'] | undefined;
  lotNumber?: string | undefined;
  expiresBefore?: string | undefined;
  expiresFrom?: string | undefined;
  expiresTo?: string | undefined;
  onHand?: 'true' | 'false' | undefined;
};

const withPack = {
  ...{ pack: { select: { gtin: true, productId: true } }, lens: { select: { parameters: true } } },
} as const satisfies Prisma.LotInclude;
type LotRow = Prisma.LotGetPayload<{ include: typeof withPack }>;

const viewOf = ({ pack, lens, expiresOn, madeFrom, madeUntil, ...lot }: LotRow): LotView =>
  lotView({
    ...{ ...lot, ...pack, parameters: BoxParameters.parse(lens.parameters), expiresOn: dayOf(expiresOn) },
    ...{ madeFrom: madeFrom && dayOf(madeFrom), madeUntil: madeUntil && dayOf(madeUntil) },
  });

export async function readLot(db: Reader, id: string): Promise<LotView | undefined> {
  const lot = await db.lot.findUnique({ where: { id }, include: withPack });
  return lot ? viewOf(lot) : undefined;
}

/** Returns at most `limit` + 1 lots, newest first. The extra lot shows that another page follows. */
export async function readLots(db: Reader, filter: LotFilter, page: PageQuery) {
  const { productId, lensId, warehouseId, status, lotNumber, expiresBefore, onHand } = filter;
  const where: Prisma.LotWhereInput = {
    AND: dayWhere('expiresOn', { from: filter.expiresFrom, to: filter.expiresTo }),
    ...(productId && { pack: { productId } }),
    ...{ ...(lensId && { lensId }), ...(warehouseId && { warehouseId }) },
    ...(status && { quarantined: status === 'quarantined' }),
    // escapes the text for LIKE, because Prisma does not
    ...(lotNumber && { lotNumber: { startsWith: lotNumber.replace(/[\\%_]/g, '\\$&') } }),
    ...(expiresBefore && { expiresOn: { lt: startOf(expiresBefore) } }),
    ...(onHand && { onHand: onHand === 'true' ? { gt: 0 } : 0 }),
  };
  const lots = await db.lot.findMany({ ...pageRange(page, where), include: withPack });
  const rows = lots.map((lot) => ({
    id: lot.id,
    createdAt: lot.createdAt,
    get view() {
      return viewOf(lot);
    },
  }));
  return withTotal(page, rows, (range) => db.lot.count({ where, ...range }));
}

type StockedLens = {
  readonly lensId: string;
  readonly parameters: BoxParameters;
  readonly onHand: number;
  readonly available: number;
  readonly firstExpiresOn: string;
};

/** Returns at most `most` lenses of a product that have boxes, with the boxes of all their lots. */
export const readLensStock = (
  read: Read,
  { productId, warehouseId }: { productId: string; warehouseId: string | undefined },
  most: number,
): Promise<StockedLens[]> =>
  read<StockedLens>(sql`
    select lens.id as lens_id, nullif(lens.parameters, 'null') as parameters, stock.on_hand, stock.available, stock.first_expires_on::text
    from lens cross join lateral (
      select sum(on_hand)::int as on_hand, min(expires_on) as first_expires_on,
        sum(case when quarantined then 0 else on_hand - reserved end)::int as available
      from lot where lot.lens_id = lens.id and on_hand > 0
        ${warehouseId === undefined ? empty : sql`and warehouse_id = ${warehouseId}::uuid`}) stock
    where lens.product_id = ${productId}::uuid and stock.on_hand > 0
    order by lens.id limit ${most}::int`);

/**
 * Returns at most `limit` + 1 ledger entries of a lot, newest first. The extra entry shows that another page follows.
 * The entries are sorted by position, because all entries of one transaction have the same time. Returns undefined if
 * the lot does not exist.
 */
export async function readLedger(db: Reader, lotId: string, page: PageQuery) {
  if (!(await db.lot.findUnique({ where: { id: lotId }, select: { id: true } }))) return undefined;
  const { cursor, limit } = page;
  const entries = await db.ledgerEntry.findMany({
    where: { lotId, ...(cursor !== undefined && { position: { lt: decodePosition(cursor) } }) },
    orderBy: { position: 'desc' },
    take: limit + 1,
  });
  return withTotal(page, entries, ({ take }) =>
    db.ledgerEntry.count({ where: { lotId }, orderBy: { position: 'desc' }, take }),
  );
}
