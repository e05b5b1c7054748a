import type { Tx } from '@toric/messaging/sql';
import type { Tombstone } from './tombstone.ts';

/** Inserts the tombstone of a customer. Does nothing if the customer already has one. */
export async function insertTombstone(tx: Tx, tombstone: Tombstone & { heldUntil: Date | null }): Promise<void> {
  const { customerId, requestId, erasedAt, heldUntil } = tombstone;
  await tx.run`
    insert into erasure (customer_id, request_id, erased_at, held_until)
    values (${customerId}, ${requestId}, ${erasedAt}, ${heldUntil}) on conflict do nothing`;
}

/** Returns the customers among the given ids who exist and are not erased. A restored backup has brought them back. */
export async function findBroughtBack(tx: Tx, customerIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.many<{ id: string }>`
    select id from customer where id = any(${customerIds}::uuid[]) and erased_at is null`;
  return new Set(rows.map(({ id }) => id));
}

/** Returns true if the privacy request exists. A restored older backup may not have it. */
export const hasRequest = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.maybe`select from privacy_request where id = ${id}`) !== undefined;

/** Sets the request to `erased` again if a restored backup has another state. */
export async function endReplayed(tx: Tx, id: string, erasedAt: string): Promise<void> {
  await tx.run`
    update privacy_request set state = 'erased', sealed = null, ended_at = ${erasedAt}, version = version + 1, updated_at = now()
    where id = ${id} and state <> 'erased'`;
}
