import type { Tx } from '@toric/messaging/sql';
import type { Supplier } from '../purchasing/supplier.ts';

/** Locks the suppliers with these codes, and returns them by code. */
export async function findByCodes(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, Supplier>> {
  const rows = await tx.many<Supplier>`
    select * from supplier where code = any(${codes}::text[]) order by id for no key update`;
  return new Map(rows.map((supplier) => [supplier.code, supplier]));
}

export const findSuppliers = (tx: Tx, ids: readonly string[]): Promise<Supplier[]> =>
  tx.many<Supplier>`select * from supplier where id = any(${ids}::uuid[])`;
