import { json, type Tx } from '@toric/messaging/sql';
import type { Known, LevelChange, LevelsOfLens } from './stock-level.ts';

type Lens = Pick<LevelsOfLens, 'packId' | 'lensId'>;

/**
 * Locks the levels of a warehouse until the commit, so that two people cannot set them at the same time. Returns the
 * levels of these lenses, and which of the lenses are known for the product of their pack.
 */
export async function lockLevels(tx: Tx, warehouseId: string, asked: readonly Lens[]): Promise<Known> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`stock levels of ${warehouseId}`}, 0))`;
  const rows = json(asked.map(({ packId, lensId }) => ({ packId, lensId })));
  return {
    levels: await tx.many<LevelsOfLens>`
      select stock_level.pack_id, stock_level.lens_id, minimum, reorder_point, maximum
      from json_to_recordset(${rows}::json) as r("packId" uuid, "lensId" uuid)
      join stock_level on pack_id = r."packId" and lens_id = r."lensId" and warehouse_id = ${warehouseId}`,
    lenses: await tx.many<Lens>`
      select distinct pack.id as pack_id, lens.id as lens_id
      from json_to_recordset(${rows}::json) as r("packId" uuid, "lensId" uuid)
      join pack on pack.id = r."packId" join lens on lens.id = r."lensId" and lens.product_id = pack.product_id`,
  };
}

/** Writes the levels. Deletes the row of a lens without any level. */
export function storeLevels(
  tx: Tx,
  changes: readonly LevelChange[],
  { warehouseId, by, now }: { warehouseId: string; by: string; now: Date },
): void {
  const isNone = ({ after }: LevelChange) =>
    after.minimum === null && after.reorderPoint === null && after.maximum === null;
  const removed = json(changes.filter(isNone).map(({ packId, lensId }) => ({ packId, lensId })));
  const put = json(
    changes.filter((change) => !isNone(change)).map(({ packId, lensId, after }) => ({ packId, lensId, ...after })),
  );
  tx.write`
    delete from stock_level using json_to_recordset(${removed}::json) as r("packId" uuid, "lensId" uuid)
    where warehouse_id = ${warehouseId} and pack_id = r."packId" and lens_id = r."lensId"`;
  tx.write`
    insert into stock_level (warehouse_id, pack_id, lens_id, minimum, reorder_point, maximum, set_by, updated_at)
    select ${warehouseId}::uuid, "packId", "lensId", minimum, "reorderPoint", maximum, ${by}::uuid, ${now}::timestamptz
    from json_to_recordset(${put}::json)
      as p("packId" uuid, "lensId" uuid, minimum int, "reorderPoint" int, maximum int)
    on conflict (warehouse_id, pack_id, lens_id) do update
      set minimum = excluded.minimum, reorder_point = excluded.reorder_point, maximum = excluded.maximum,
        set_by = excluded.set_by, updated_at = excluded.updated_at`;
}
