import { Replacement } from '@toric/contracts/lens';
import { addDays, startOf } from '@toric/optics/calendar-day';
import type { Reader } from '../reader.store.ts';
import type { LensDemand } from './replenishment.ts';
import { lastOpenedOn, type Sale } from '../stock/stock.ts';

type DemandQuery = { readonly warehouseId: string; readonly demandDays: number };

/**
 * Returns for each pack the latest day on which the last lens of one box is opened. A lot that expires on or before
 * this day cannot be sold.
 */
async function readLastOpeningDays(db: Reader, sale: Sale): Promise<{ packId: string; goodAfter: string }[]> {
  const packs = await db.pack.findMany({
    select: { id: true, size: true, product: { select: { replacement: true } } },
  });
  return packs.map(({ id: packId, size, product }) => {
    const replacement = Replacement.nullable().parse(product.replacement);
    return { packId, goodAfter: lastOpenedOn({ size, replacement }, 1, sale) };
  });
}

/**
 * Returns each lens in a pack that the warehouse shipped on the last `demandDays` whole days (UTC), or for which staff
 * set a minimum or a reorder point, sorted by lens id and pack id. The result includes the free boxes, the boxes on
 * order and the preferred supplier. This is the active supplier of the pack with the lowest priority number, then with
 * the lowest price. The sums are float8, because Prisma reads an int8 as a BigInt.
 */
export async function readDemand(
  db: Reader,
  { warehouseId, demandDays }: DemandQuery,
  sale: Sale,
): Promise<LensDemand[]> {
  const [since, until] = [startOf(addDays(sale.today, -demandDays)), startOf(sale.today)];
  const packs = JSON.stringify(await readLastOpeningDays(db, sale));
  return db.$queryRaw<LensDemand[]>`
    with days as (
      select pack_id, lens_id, (entry.created_at at time zone 'UTC')::date as day, -sum(on_hand_change) as boxes
      from stock_ledger entry join lot on lot.id = lot_id
      where warehouse_id = ${warehouseId}::uuid and kind = 'ship'
        and entry.created_at >= ${since}::timestamptz and entry.created_at < ${until}::timestamptz
      group by 1, 2, 3
    ), level as (
      select pack_id, lens_id, minimum, reorder_point, maximum from stock_level where warehouse_id = ${warehouseId}::uuid
    ), demand as (
      select pack_id, lens_id, sum(boxes)::float8 as shipped, sum(boxes * boxes)::float8 as squares
      from (select pack_id, lens_id, boxes from days
            union all select pack_id, lens_id, 0 from level where minimum is not null or reorder_point is not null) known
      group by 1, 2
    ), free as (
      select pack_id, lens_id, sum(on_hand - reserved)::float8 as boxes
      from demand join lot using (pack_id, lens_id)
      join json_to_recordset(${packs}::json) as keeps("packId" uuid, "goodAfter" date) on "packId" = pack_id
      where warehouse_id = ${warehouseId}::uuid and on_hand > reserved and not quarantined and expires_on > "goodAfter" group by 1, 2
    ), coming as (
      select pack_id, lens_id, sum(greatest(quantity - received, 0))::float8 as boxes
      from purchase_order join purchase_order_line on purchase_order_id = purchase_order.id
      where warehouse_id = ${warehouseId}::uuid and status in ('draft', 'approved', 'sent', 'partly-received')
      group by 1, 2
    )
    select pack_id as "packId", pack.product_id as "productId", gtin, lens_id as "lensId", nullif(parameters, 'null') as parameters, shipped, squares,
      coalesce(free.boxes, 0) as available, coalesce(coming.boxes, 0) as "onOrder",
      first.supplier_id as "supplierId", first.lead_time_days as "leadTimeDays",
      first.minimum_quantity as "minimumQuantity", minimum, reorder_point as "setPoint", maximum
    from demand
    join pack on pack.id = pack_id join lens on lens.id = lens_id
    left join free using (pack_id, lens_id) left join coming using (pack_id, lens_id) left join level using (pack_id, lens_id)
    left join lateral (
      select supplier_id, lead_time_days, minimum_quantity
      from supplier_price join supplier on supplier.id = supplier_id and active
      where supplier_price.pack_id = demand.pack_id order by priority, amount, supplier_id limit 1
    ) as first on true
    order by lens_id, pack_id`;
}
