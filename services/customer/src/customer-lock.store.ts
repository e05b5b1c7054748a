import type { Tx } from '@toric/messaging/sql';

/** Locks customers until the transaction ends, in the order of their ids, so that no deadlock is possible. */
export async function lockCustomers(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run`select from customer where id = any(${ids}::uuid[]) order by id for no key update`;
}
