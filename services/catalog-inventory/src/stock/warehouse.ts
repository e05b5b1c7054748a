/** Describes a warehouse. It holds lots and ships them to its markets. */
import type { WarehouseView } from '@toric/contracts/catalog-inventory/stock/stock.http';

export type Warehouse = Omit<WarehouseView, 'createdAt'> & { readonly createdAt: Date };

export const warehouseView = ({ id, code, name, country, markets, priority, createdAt }: Warehouse): WarehouseView => ({
  id,
  code,
  name,
  country,
  markets,
  priority,
  createdAt: createdAt.toISOString(),
});
