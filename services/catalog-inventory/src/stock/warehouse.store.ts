import type { Tx } from '@toric/messaging/sql';
import type { Warehouse } from './warehouse.ts';

/** Inserts the warehouse and returns true. Returns false if another warehouse has its code. */
export async function insertWarehouse(
  tx: Tx,
  { id, code, name, country, markets, priority, createdAt }: Warehouse,
): Promise<boolean> {
  const inserted = await tx.run`
    insert into warehouse (id, code, name, country, markets, priority, created_at)
    values (${id}, ${code}, ${name}, ${country}, ${markets}, ${priority}, ${createdAt})
    on conflict do nothing`;
  return inserted === 1;
}

export async function hasWarehouse(tx: Tx, warehouseId: string): Promise<boolean> {
  return (await tx.maybe`select id from warehouse where id = ${warehouseId}`) !== undefined;
}
