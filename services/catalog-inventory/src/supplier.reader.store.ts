import { afterCursor, type Found, found, newestFirst } from '@toric/chassis/cursor';
import { Licence, SupplierAddress } from '@toric/contracts/catalog-supplier.http';
import type { PageQuery } from '@toric/contracts/common';
import type { Supplier as SupplierRow } from './generated/client.ts';
import type { Reader } from './reader.store.ts';
import { type Supplier, supplierView } from './supplier.ts';

const supplierOf = ({ licences, address, ...row }: SupplierRow): Supplier => ({
  ...row,
  licences: Licence.array().parse(licences),
  address: SupplierAddress.parse(address),
});

export async function readSupplier(db: Reader, id: string) {
  const pack = { select: { gtin: true, productId: true } } as const;
  const row = await db.supplier.findUnique({
    where: { id },
    include: { prices: { include: { pack }, orderBy: { pack: { gtin: 'asc' } } } },
  });
  if (!row) return undefined;
  const { prices, ...supplier } = row;
  const priced = prices.map(({ packId, amount, minimumQuantity, pack: named }) => ({
    ...{ packId, amount, minimumQuantity },
    ...named,
  }));
  return supplierView(supplierOf(supplier), priced);
}

/** One more than `limit`, newest first. */
export async function readSuppliers(db: Reader, page: PageQuery): Promise<Found<Supplier>> {
  const suppliers = await db.supplier.findMany({
    where: afterCursor(page.cursor),
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  return found(page, suppliers.map(supplierOf), (take) => db.supplier.count({ orderBy: newestFirst(), take }));
}
