import type { Tx } from '@toric/messaging/sql';
import type { Reader } from './reader.store.ts';

/** Locks customers until the transaction ends, in the order of their ids, so that no deadlock is possible. */
export async function lockCustomers(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run`select from customer where id = any(${ids}::uuid[]) order by id for no key update`;
}

/**
 * Returns true if the customer exists and was not erased. If a customer calls, she must also be `self`. `self` is
 * undefined if staff call.
 */
export async function customerExists(db: Reader, id: string, self: string | undefined): Promise<boolean> {
  if (id !== (self ?? id)) return false;
  return (await db.customer.findFirst({ where: { id, erasedAt: null }, select: { id: true } })) !== null;
}
