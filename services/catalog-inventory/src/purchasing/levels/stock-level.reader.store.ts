import type { SetLevel } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import { BoxParameters } from '@toric/contracts/lens';
import type { Reader } from '../../reader.store.ts';

type Row = Omit<SetLevel, 'parameters' | 'updatedAt'> & {
  readonly parameters: unknown;
  readonly updatedAt: Date | null;
};

/**
 * Returns the lenses of a product that the warehouse has or had in stock, and the lenses with levels, at most `limit`.
 * The sums are float8, because Prisma reads an int8 as a BigInt.
 */
export async function readLevels(
  db: Reader,
  { warehouseId, productId }: { warehouseId: string; productId: string },
  limit: number,
): Promise<SetLevel[]> {
  const rows = await db.$queryRaw<Row[]>`
    with stock as (
      select pack_id, lens_id, sum(on_hand)::float8 as on_hand,
        sum(case when quarantined then 0 else on_hand - reserved end)::float8 as available
      from lot join pack on pack.id = pack_id
      where warehouse_id = ${warehouseId}::uuid and pack.product_id = ${productId}::uuid group by 1, 2
    ), level as (
      select stock_level.* from stock_level join pack on pack.id = pack_id
      where warehouse_id = ${warehouseId}::uuid and pack.product_id = ${productId}::uuid
    )
    select pack.product_id as "productId", pack_id as "packId", gtin, size as "packSize", lens_id as "lensId", parameters,
      coalesce(stock.on_hand, 0) as "onHand", coalesce(stock.available, 0) as available,
      minimum, reorder_point as "reorderPoint", maximum, set_by as "setBy", level.updated_at as "updatedAt"
    from stock full join level using (pack_id, lens_id)
    join pack on pack.id = pack_id join lens on lens.id = lens_id
    order by size, pack_id, lens_id limit ${limit}::int`;
  return rows.map(({ parameters, updatedAt, ...row }) => ({
    ...row,
    parameters: BoxParameters.parse(parameters),
    updatedAt: updatedAt?.toISOString() ?? null,
  }));
}
