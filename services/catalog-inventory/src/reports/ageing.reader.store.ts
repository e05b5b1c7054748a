import { decodeCursor, withTotal } from '@toric/chassis/data/cursor';
import type { AgeingLot } from '@toric/contracts/catalog-inventory/reports/report.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { BoxParameters, Replacement } from '@toric/contracts/lens';
import { addDays, dayOf, startOf } from '@toric/optics/calendar-day';
import { type AgeGroup, isTooOld } from './ageing.ts';
import type { Prisma } from '../generated/client.ts';
import { lotView } from '../stock/lot.ts';
import type { Reader } from '../reader.store.ts';
import { lastSaleOn, type Sale } from '../stock/stock.ts';

/**
 * Returns all stock of the warehouse, grouped by expiry day, pack size and replacement. The sums are float8, because
 * Prisma reads an int8 as a BigInt, and a sum of many lots may not fit an int4.
 */
export async function readAgeGroups(db: Reader, warehouseId: string): Promise<AgeGroup[]> {
  return db.$queryRaw<AgeGroup[]>`
    select expires_on::text as "expiresOn", size, replacement, count(*)::int as lots, sum(on_hand)::float8 as boxes,
      sum(case when quarantined then 0 else on_hand - reserved end)::float8 as free
    from lot join pack on pack.id = pack_id join product on product.id = product_id
    where warehouse_id = ${warehouseId}::uuid and on_hand > 0
    group by expires_on, size, replacement`;
}

const withPack = {
  pack: { select: { gtin: true, productId: true, size: true, product: { select: { replacement: true } } } },
  lens: { select: { parameters: true } },
} as const;
type Row = Prisma.LotGetPayload<{ include: typeof withPack }>;

function ageingLot({ pack, lens, ...lot }: Row, sale: Sale): AgeingLot {
  const { gtin, productId, size } = pack;
  const made = { madeFrom: lot.madeFrom && dayOf(lot.madeFrom), madeUntil: lot.madeUntil && dayOf(lot.madeUntil) };
  const expiresOn = dayOf(lot.expiresOn);
  const box = { size, replacement: Replacement.nullable().parse(pack.product.replacement), expiresOn };
  return {
    ...lotView({ ...lot, ...made, gtin, productId, expiresOn, parameters: BoxParameters.parse(lens.parameters) }),
    lastSaleOn: lastSaleOn(box, expiresOn, sale.spareDays),
    tooOld: isTooOld(box, sale),
  };
}

/**
 * Returns at most `limit` + 1 lots, the soonest expiry first. The extra lot shows that another page follows. The cursor
 * holds an expiry day and a lot id, whereas cursors of other lists hold an instant and an id.
 */
export async function readAgeingLots(
  db: Reader,
  { warehouseId, within }: { warehouseId: string; within: number },
  sale: Sale,
  page: PageQuery,
) {
  const where = { warehouseId, onHand: { gt: 0 }, expiresOn: { lte: startOf(addDays(sale.today, within)) } };
  const orderBy: Prisma.LotOrderByWithRelationInput[] = [{ expiresOn: 'asc' }, { id: 'asc' }];
  const from = decodeCursor(page.cursor);
  const after = from && {
    expiresOn: { gte: from.createdAt },
    OR: [{ expiresOn: { gt: from.createdAt } }, { id: { gt: from.id } }],
  };
  const lots = await db.lot.findMany({
    where: { AND: [where, after ?? {}] },
    include: withPack,
    orderBy,
    take: page.limit + 1,
  });
  const rows = lots.map((lot) => ({
    id: lot.id,
    createdAt: lot.expiresOn,
    get view() {
      return ageingLot(lot, sale);
    },
  }));
  return withTotal(page, rows, ({ take }) => db.lot.count({ where, orderBy, take }));
}
