/**
 * Reads and writes when facts about customers were confirmed, and by whom. The rows do not hold the facts themselves.
 */
import type { Actor } from '@toric/contracts/kernel/access';
import type { Fact } from '@toric/contracts/customer/people/freshness.http';
import type { Tx } from '@toric/messaging/sql';

/**
 * Describes a confirmed fact of a customer. `addressId` is the id of a confirmed address, and undefined for the other
 * facts.
 */
export type ConfirmedFact = { readonly fact: Fact; readonly addressId?: string };
type Confirmed = {
  readonly customerId: string;
  readonly facts: readonly ConfirmedFact[];
  readonly actor: Pick<Actor, 'id' | 'kind'>;
  readonly now: Date;
};

/**
 * Stores that these facts were right at the time `now`, confirmed by the actor. Replaces an earlier confirmation of a
 * fact.
 */
export async function confirmFacts(tx: Tx, { customerId, facts, actor, now }: Confirmed): Promise<void> {
  if (facts.length === 0) return;
  const subjects = facts.map(({ addressId }) => addressId ?? customerId);
  await tx.run`
    insert into fact_confirmation (subject, fact, customer_id, confirmed_at, confirmed_by, by_customer)
    select subject, fact, ${customerId}::uuid, ${now}::timestamptz, ${actor.id}::uuid, ${actor.kind === 'customer'}::boolean
    from unnest(${subjects}::uuid[], ${facts.map(({ fact }) => fact)}::text[]) as confirmed(subject, fact)
    on conflict (subject, fact) do update set confirmed_at = excluded.confirmed_at,
      confirmed_by = excluded.confirmed_by, by_customer = excluded.by_customer`;
}

/** Deletes the confirmations of a removed address, or of all facts of an erased customer. */
export async function forgetFacts(tx: Tx, { subject, customerId }: { subject?: string; customerId: string }) {
  await tx.run`
    delete from fact_confirmation
    where customer_id = ${customerId} and (${subject ?? null}::uuid is null or subject = ${subject ?? null}::uuid)`;
}
