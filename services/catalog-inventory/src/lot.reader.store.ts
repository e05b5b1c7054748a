import { afterCursor, found, newestFirst } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/common';
import { LensParameters } from '@toric/contracts/lens';
import type { FreeBoxes } from './availability.ts';
import { lotView } from './lot.ts';
import type { Reader } from './reader.store.ts';

const day = (date: Date) => date.toISOString().slice(0, 10);

/** The boxes of a lens that orders of the market may have. */
export async function readFreeBoxes(db: Reader, lensId: string, market: string): Promise<FreeBoxes[]> {
  const lots = await db.lot.findMany({
    where: { lensId, onHand: { gt: db.lot.fields.reserved }, warehouse: { markets: { has: market } } },
    select: { packId: true, expiresOn: true, onHand: true, reserved: true },
  });
  return lots.map(({ packId, expiresOn, onHand, reserved }) => ({
    packId,
    expiresOn: day(expiresOn),
    available: onHand - reserved,
  }));
}

type LotFilter = { productId?: string | undefined; lensId?: string | undefined; warehouseId?: string | undefined };

/** One more than `limit`, newest first. */
export async function readLots(db: Reader, { productId, lensId, warehouseId }: LotFilter, page: PageQuery) {
  const where = {
    ...(productId && { pack: { productId } }),
    ...(lensId && { lensId }),
    ...(warehouseId && { warehouseId }),
  };
  const lots = await db.lot.findMany({
    where: { ...where, ...afterCursor(page.cursor) },
    include: { pack: { select: { gtin: true, productId: true } }, lens: { select: { parameters: true } } },
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  const rows = lots.map(({ pack, lens, expiresOn, ...lot }) => ({
    id: lot.id,
    createdAt: lot.createdAt,
    view: lotView({ ...lot, ...pack, parameters: LensParameters.parse(lens.parameters), expiresOn: day(expiresOn) }),
  }));
  return found(page, rows, (take) => db.lot.count({ where, orderBy: newestFirst(), take }));
}

/** Undefined: there is no such lot. */
export async function readLedger(db: Reader, lotId: string, page: PageQuery) {
  if (!(await db.lot.findUnique({ where: { id: lotId }, select: { id: true } }))) return undefined;
  const entries = await db.ledgerEntry.findMany({
    where: { lotId, ...afterCursor(page.cursor) },
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  return found(page, entries, (take) => db.ledgerEntry.count({ where: { lotId }, orderBy: newestFirst(), take }));
}
