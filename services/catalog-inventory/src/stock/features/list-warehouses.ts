import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListWarehouses } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { Reader } from '../../reader.store.ts';
import { warehouseView } from '../warehouse.ts';
import { readWarehouses } from '../warehouse.reader.store.ts';

/** GET /warehouses. Lists the warehouses, newest first. */
export const listWarehouses = query<typeof ListWarehouses, Reader>(ListWarehouses, {
  async run({ query: { limit, cursor, count }, db }) {
    return pageOf(await readWarehouses(db, { limit, cursor, count }), limit, warehouseView);
  },
});
