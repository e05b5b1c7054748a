import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { Licence, SupplierAddress } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Supplier as SupplierRow } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { type DeliveryTotals, type Supplier, supplierView } from './supplier.ts';

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

/**
 * Returns the numbers of boxes ordered, received and sent back by customers, and the median lead time. They cover the
 * orders that ended on or after the day `since` and were not cancelled. Returns undefined if there is no such supplier.
 * The sums are float8, because Prisma reads an int8 as a BigInt.
 */
export async function readDeliveryTotals(
  db: Reader,
  supplierId: string,
  since: string,
): Promise<DeliveryTotals | undefined> {
  const [delivered] = await db.$queryRaw<DeliveryTotals[]>`
    select coalesce(sum(quantity), 0)::float8 as ordered, coalesce(sum(least(received, quantity)), 0)::float8 as received,
      percentile_cont(0.5) within group (order by extract(epoch from last_received_at - sent_at)::float8 / 86400)
        filter (where received > 0) as "medianDays",
      (select count(*)::float8 from returned_box b where b.supplier_id = supplier.id and b.created_at >= ${since}::date) as returned,
      (select count(*)::float8 from returned_box b where b.supplier_id = supplier.id and b.created_at >= ${since}::date
        and b.reason in ('defective', 'recall')) as faulty
    from supplier
    left join purchase_order on supplier_id = supplier.id and ended_at >= ${since}::date
      and status in ('received', 'closed')
    left join purchase_order_line on purchase_order_id = purchase_order.id
    where supplier.id = ${supplierId}::uuid
    group by supplier.id`;
  return delivered;
}

/** Returns at most `limit` + 1 suppliers, newest first. The extra supplier shows that another page follows. */
export async function readSuppliers(db: Reader, page: PageQuery): Promise<PageRows<Supplier>> {
  const suppliers = await db.supplier.findMany(pageRange(page, {}));
  return withTotal(page, suppliers.map(supplierOf), (range) => db.supplier.count(range));
}
