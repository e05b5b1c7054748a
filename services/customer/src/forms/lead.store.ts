/** Reads and writes the customers that were created by confirmed consents. */
import type { Tx } from '@toric/messaging/sql';
import { findOwnerOfEmail } from '../accounts/account.store.ts';

/** Takes an advisory lock, so that only one transaction at a time creates the customer of an e-mail. */
export async function lockLead(tx: Tx, emailIndex: string): Promise<void> {
  await tx.run`select pg_advisory_xact_lock(hashtext(${`form lead ${emailIndex}`}))`;
}

/**
 * Returns the customer with this e-mail: the owner of the mailbox, or a customer whom a form created. Returns undefined
 * if there is none.
 */
export async function findPersonOf(tx: Tx, emailIndex: string): Promise<string | undefined> {
  const owner = await findOwnerOfEmail(tx, emailIndex);
  if (owner !== undefined) return owner;
  const lead = await tx.maybe<{ id: string }>`
    select c.id from form_lead l join customer c on c.id = l.customer_id
    where l.email_index = ${emailIndex} and c.erased_at is null`;
  return lead?.id;
}

export async function insertLead(tx: Tx, emailIndex: string, customerId: string): Promise<void> {
  await tx.run`
    insert into form_lead (email_index, customer_id) values (${emailIndex}, ${customerId})
    on conflict (email_index) do update set customer_id = excluded.customer_id`;
}
