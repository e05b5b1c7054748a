import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PutStockLevels } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import { WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { hasWarehouse } from '../../stock/warehouse.store.ts';
import { levelChanges, levelRecords } from '../levels/stock-level.ts';
import { lockLevels, storeLevels } from '../levels/stock-level.store.ts';

/** PUT /stock-levels. Sets minimum, maximum and reorder point of many lenses in one transaction. */
export const putStockLevels = command(PutStockLevels, {
  async run({ body: { warehouseId, levels }, actor, tx, now }) {
    if (!(await hasWarehouse(tx, warehouseId))) throw WAREHOUSE_NOT_FOUND();
    const changes = levelChanges(levels, await lockLevels(tx, warehouseId, levels));
    storeLevels(tx, changes, { warehouseId, by: actor.id, now });
    return answer({ changed: changes.length }).records(...levelRecords(changes, warehouseId));
  },
});
