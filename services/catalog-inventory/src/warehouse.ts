/** Warehouses: where lots lie, and the markets that they are sent to. */
import { BusinessError } from '@toric/contracts/business-error';
import type { WarehouseView } from '@toric/contracts/catalog-stock.http';

export type Warehouse = Omit<WarehouseView, 'createdAt'> & { readonly createdAt: Date };

export const WAREHOUSE_NOT_FOUND = 'warehouse.not-found';
export const CODE_TAKEN = 'warehouse.code-taken';

export const warehouseNotFound = () =>
  new BusinessError(WAREHOUSE_NOT_FOUND, 'not-found', 'There is no such warehouse. Look it up in GET /warehouses.');
export const codeTaken = (code: string) =>
  new BusinessError(CODE_TAKEN, 'conflict', `Another warehouse has the code ${code}. Choose one that is free.`);

export const warehouseView = ({ id, code, name, country, markets, priority, createdAt }: Warehouse): WarehouseView => ({
  id,
  code,
  name,
  country,
  markets,
  priority,
  createdAt: createdAt.toISOString(),
});
