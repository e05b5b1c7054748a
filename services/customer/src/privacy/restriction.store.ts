import type { Tx } from '@toric/messaging/sql';

/** Restricts the processing of the customer's data from `since` on. `null` lifts the restriction. */
export async function setRestricted(tx: Tx, customerId: string, since: Date | null): Promise<void> {
  await tx.run`update customer set restricted_at = ${since}, version = version + 1 where id = ${customerId}`;
}
