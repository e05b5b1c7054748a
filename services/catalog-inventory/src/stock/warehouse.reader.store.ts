import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Reader } from '../reader.store.ts';
import type { Warehouse } from './warehouse.ts';

export async function knowsWarehouse(db: Reader, id: string): Promise<boolean> {
  return (await db.warehouse.findUnique({ where: { id }, select: { id: true } })) !== null;
}

/** Returns at most `limit` + 1 warehouses, newest first. The extra warehouse shows that another page follows. */
export async function readWarehouses(db: Reader, page: PageQuery): Promise<PageRows<Warehouse>> {
  const warehouses = await db.warehouse.findMany(pageRange(page, {}));
  return withTotal(page, warehouses, (range) => db.warehouse.count(range));
}
