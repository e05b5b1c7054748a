import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { CreateWarehouse } from '@toric/contracts/catalog-stock.http';
import { codeTaken, warehouseView } from '../warehouse.ts';
import { insertWarehouse } from '../warehouse.store.ts';

/** POST /warehouses. */
export const createWarehouse = command(CreateWarehouse, {
  async run({ body, tx, now, newId }) {
    const warehouse = { ...body, id: newId(), createdAt: now };
    if (!(await insertWarehouse(tx, warehouse))) throw codeTaken(body.code);
    return answer(warehouseView(warehouse));
  },
});
