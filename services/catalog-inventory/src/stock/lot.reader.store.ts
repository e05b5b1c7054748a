import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { LotView } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { LensParameters } from '@toric/contracts/lens';
import type { Read } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
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
};

/** Returns at most `limit` + 1 lots, newest first. The extra one shows that another page follows. */
export async function readLots(db: Reader, { productId, lensId, warehouseId, status }: LotFilter, page: PageQuery) {
  const where = {
    ...(productId && { pack: { productId } }),
    ...(lensId && { lensId }),
    ...(warehouseId && { warehouseId }),
    ...(status && { quarantined: status === 'quarantined' }),
  };
  const lots = await db.lot.findMany({
    ...pageRange(page, where),
    include: { pack: { select: { gtin: true, productId: true } }, lens: { select: { parameters: true } } },
  });
  const rows = lots.map(({ pack, lens, expiresOn, madeFrom, madeUntil, ...lot }) => ({
    id: lot.id,
    createdAt: lot.createdAt,
    get view() {
      return lotView({
        ...{ ...lot, ...pack, parameters: LensParameters.parse(lens.parameters), expiresOn: dayOf(expiresOn) },
        ...{ madeFrom: madeFrom && dayOf(madeFrom), madeUntil: madeUntil && dayOf(madeUntil) },
      });
    },
  }));
  return withTotal(page, rows, (range) => db.lot.count({ where, ...range }));
}

/**
 * Returns at most `limit` + 1 ledger entries of a lot, newest first. The extra one shows that another page follows. The
 * order is the order of their positions, because the entries of one transaction share their time. Returns undefined if
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
