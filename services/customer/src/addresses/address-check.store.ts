/** Reads and writes the queue of addresses that wait for their check, in the order in which they are due. */
import type { Keyring } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { sealProposal } from '../people/address-check.store.ts';
import type { Judgement } from './checker.ts';

export type DueCheck = {
  readonly addressId: string;
  readonly addressVersion: number;
  readonly tries: number;
  readonly customerId: string;
  /** Holds the encrypted address that waits for its check. */
  readonly sealed: string;
};

/**
 * Claims for `claimMs` milliseconds the address that has waited longest. If the instance dies, another one claims the
 * address later. Addresses of customers who restricted their data are skipped.
 */
export const claimDueCheck = (tx: Tx, now: Date, claimMs: number): Promise<DueCheck | undefined> =>
  tx.maybe<DueCheck>`
    update address_check c set due_at = ${new Date(now.getTime() + claimMs)}, tries = tries + 1
    from (
      select k.address_id, a.customer_id, a.sealed from address_check k
        join address a on a.id = k.address_id
        join customer p on p.id = a.customer_id and p.restricted_at is null and p.erased_at is null
      where k.verdict is null and k.due_at <= ${now}
      order by k.due_at limit 1 for update of k skip locked) due
    where c.address_id = due.address_id
    returning c.address_id, c.address_version, c.tries, due.customer_id, due.sealed`;

/**
 * Writes the verdict on an address and returns true. Returns false if the address was changed meanwhile, because its
 * new text waits for its own check.
 */
export async function saveVerdict(
  tx: Tx,
  keys: Keyring,
  { addressId, addressVersion }: Pick<DueCheck, 'addressId' | 'addressVersion'>,
  { judgement: { verdict, proposal }, now }: { judgement: Judgement; now: Date },
): Promise<boolean> {
  const sealed = proposal && sealProposal(keys, addressId, proposal);
  const saved = await tx.run`
    update address_check set verdict = ${verdict}, sealed = ${sealed}, checked_at = ${now}
    where address_id = ${addressId} and address_version = ${addressVersion} and verdict is null`;
  return saved === 1;
}

/** Postpones the check of an address after a failure of the provider. */
export async function postponeCheck(tx: Tx, { addressId, addressVersion }: DueCheck, dueAt: Date): Promise<void> {
  await tx.run`
    update address_check set due_at = ${dueAt}
    where address_id = ${addressId} and address_version = ${addressVersion} and verdict is null`;
}
