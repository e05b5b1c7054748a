/** The customers whom confirmed consents created. */
import type { Tx } from '@toric/messaging/sql';

/** Advisory lock: one transaction at a time may create the customer of an e-mail. */
export async function lockLead(tx: Tx, emailIndex: string): Promise<void> {
  await tx.run`select pg_advisory_xact_lock(hashtext(${`form lead ${emailIndex}`}))`;
}

/** Returns the customer with this e-mail: the owner of an account, or one whom a form created. */
export async function findPersonOf(tx: Tx, emailIndex: string): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>`
    select id from (
      select c.id, 1 as rank from account a join customer c on c.id = a.id
      where a.kind = 'customer' and a.email_index = ${emailIndex} and c.erased_at is null
      union all
      select c.id, 2 from form_lead l join customer c on c.id = l.customer_id
      where l.email_index = ${emailIndex} and c.erased_at is null
    ) as known order by rank limit 1`;
  return row?.id;
}

export async function insertLead(tx: Tx, emailIndex: string, customerId: string): Promise<void> {
  await tx.run`
    insert into form_lead (email_index, customer_id) values (${emailIndex}, ${customerId})
    on conflict (email_index) do update set customer_id = excluded.customer_id`;
}
