import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type PriceChangeView, PriceValue } from '@toric/contracts/catalog-inventory/pricing/price.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Reader } from '../reader.store.ts';
import type { PriceFloor } from './price.ts';

type Filter = {
  productId?: string | undefined;
  packId?: string | undefined;
  market?: string | undefined;
  changedBy?: string | undefined;
};

/** Returns at most `limit` + 1 changes of prices, newest first. The extra change shows that another page follows. */
export async function readPriceChanges(db: Reader, { productId, packId, market, changedBy }: Filter, page: PageQuery) {
  const where = {
    ...(productId && { productId }),
    ...(packId && { packId }),
    ...(market && { market }),
    ...(changedBy && { changedBy }),
  };
  const changes = await db.priceChange.findMany(pageRange(page, where));
  const rows = changes.map(({ createdAt, before, after, ...change }) => ({
    id: change.id,
    createdAt,
    get view(): PriceChangeView {
      return {
        ...change,
        before: PriceValue.nullable().parse(before),
        after: PriceValue.nullable().parse(after),
        createdAt: createdAt.toISOString(),
      };
    },
  }));
  return withTotal(page, rows, (range) => db.priceChange.count({ where, ...range }));
}

/** Returns at most `limit` + 1 floors, newest first. The extra floor shows that another page follows. */
export async function readPriceFloors(
  db: Reader,
  market: string | undefined,
  page: PageQuery,
): Promise<PageRows<PriceFloor>> {
  const where = { ...(market && { market }) };
  const floors = await db.priceFloor.findMany(pageRange(page, where));
  return withTotal(page, floors, (range) => db.priceFloor.count({ where, ...range }));
}
