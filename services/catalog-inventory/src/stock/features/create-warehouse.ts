import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { WAREHOUSE_CODE_TAKEN } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { CreateWarehouse } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { warehouseView } from '../warehouse.ts';
import { insertWarehouse } from '../warehouse.store.ts';

/** POST /warehouses. Creates a warehouse. */
export const createWarehouse = command(CreateWarehouse, {
  async run({ body, tx, now, newId }) {
    const warehouse = { ...body, id: newId(), createdAt: now };
    if (!(await insertWarehouse(tx, warehouse))) throw WAREHOUSE_CODE_TAKEN({ code: body.code });
    const change = { action: 'warehouse.added', subject: warehouse.id, fields: changed({}, warehouse) } as const;
    return answer(warehouseView(warehouse)).records(change);
  },
});
