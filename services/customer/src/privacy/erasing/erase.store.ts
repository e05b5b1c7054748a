/** Reads and writes the rows of a person that an erasure counts, encrypts again, or deletes. */
import type { Keyring, Vault, WrappedKey } from '@toric/chassis/data/vault';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import type { Tx } from '@toric/messaging/sql';
import { revokeAllSessions } from '../../accounts/session.store.ts';
import { forgetInferences } from '../../quality/cleaning/inference.store.ts';
import { forgetDuplicates } from '../../quality/duplicates/block.store.ts';
import { forgetQuality } from '../../quality/rules/check.store.ts';
import { forgetFacts } from '../../fact.store.ts';
import { leaveHousehold } from '../../households/household.store.ts';
import { deleteNameTokens } from '../../people/search/name-token.store.ts';
import { customerData } from '../../person.store.ts';
import type { Counted, UsedPrescription } from './held.ts';

/** Locks the customer. Returns undefined if the customer does not exist or was erased. */
export const lockPerson = (tx: Tx, id: string): Promise<{ sealed: string } | undefined> =>
  tx.maybe<{ sealed: string }>`select sealed from customer where id = ${id} and erased_at is null for update`;

/**
 * Returns the orders of a customer whose parcel was not handed over. An order has a copy of its address from the
 * decision about its lenses on. If it is cancelled, the copy is deleted.
 */
export async function findOrdersUnderWay(tx: Pick<Tx, 'many'>, customerId: string): Promise<string[]> {
  const rows = await tx.many<{ orderId: string }>`
    select order_id from waiting_order where customer_id = ${customerId}
    union
    select a.order_id from order_address a
    where a.customer_id = ${customerId} and not exists (select from sent_order s where s.order_id = a.order_id)
    order by 1`;
  return rows.map(({ orderId }) => orderId);
}

/** Returns the prescriptions that permitted a sale, or about which a prescriber was asked. */
export const findUsedPrescriptions = (tx: Pick<Tx, 'many'>, customerId: string): Promise<UsedPrescription[]> =>
  tx.many<UsedPrescription>`
    select p.id, max(r.created_at) as newest_record, count(*)::int as records
    from prescription p join rule_record r on r.customer_id = p.customer_id and r.prescription_id = p.id
    where p.customer_id = ${customerId}
      and (exists (select from evidence e where e.prescription_id = p.id and e.basis <> 'carried-over')
        or exists (select from verification v where v.prescription_id = p.id))
    group by p.id order by p.id`;

export const countRows = (tx: Pick<Tx, 'one'>, customerId: string): Promise<Counted> =>
  tx.one<Counted>`
    select
      (select count(*) from address where customer_id = ${customerId})::int
        + (select count(*) from order_address where customer_id = ${customerId})::int as addresses,
      (select count(*) from customer_note where customer_id = ${customerId})::int as notes,
      (select count(*) from interaction where customer_id = ${customerId})::int
        + (select count(*) from task where customer_id = ${customerId})::int
        + (select count(*) from channel_item where customer_id = ${customerId})::int as contacts,
      (select count(*) from customer_fields where customer_id = ${customerId})::int
        + (select count(*) from customer_tag where customer_id = ${customerId})::int
        + (select count(*) from household_member where customer_id = ${customerId})::int as facts,
      (select count(*) from prescription where customer_id = ${customerId})::int as prescriptions,
      (select count(*) from security_event where account_id = ${customerId})::int
        + (select count(*) from session where account_id = ${customerId})::int as sign_ins,
      (select count(*) from message where person_id = ${customerId} and state = 'waiting')::int as messages,
      (select count(*) from order_address where customer_id = ${customerId})::int as orders,
      (select count(*) from service_case where customer_id = ${customerId})::int as cases,
      (select count(*) from complaint where customer_id = ${customerId})::int as complaints,
      (select max(created_at) from complaint where customer_id = ${customerId}) as newest_complaint`;

const findKeys = (tx: Tx, customerId: string): Promise<WrappedKey[]> =>
  tx.many<WrappedKey>`select customer_id, version, wrapped from data_key where customer_id = ${customerId}`;

type Cell = { readonly table: string; readonly row: string; readonly sealed: string };

/**
 * Encrypts the records that the law holds under a new key, with the name of the person and no other personal data. The
 * old keys are destroyed afterwards, so that all other data under them can never be read again.
 */
export async function sealHeld(
  tx: Tx,
  vault: Vault,
  person: { id: string; sealed: string },
  { ids, until }: { ids: readonly string[]; until: Date },
): Promise<string> {
  const keys = await findKeys(tx, person.id);
  const fresh = vault.newKey(person.id, Math.max(...keys.map(({ version }) => version)) + 1);
  const [old, kept] = [vault.keyring(keys), vault.keyring([fresh])];
  await tx.run`
    insert into data_key (customer_id, version, wrapped, destroyed_from)
    values (${person.id}, ${fresh.version}, ${fresh.wrapped}, ${until})`;
  for (const { table, row, sealed } of await findHeldCells(tx, ids)) {
    const place = { table, column: 'sealed', row };
    await tx.run`select reseal_record(${table}, ${row}, ${kept.seal(place, old.open(place, sealed))})`;
  }
  await sealFiles(tx, ids, old, kept);
  const { givenName, familyName } = customerData.open(old, person.id, person.sealed);
  const name = { email: NOBODY, givenName, familyName, phone: null, dateOfBirth: null, notes: null };
  return customerData.seal(kept, person.id, { ...NO_DETAILS, ...name, language: null, timeZone: null });
}

/** Holds an address that no mail can reach, because RFC 2606 reserves its domain. */
const NOBODY = 'erased@erased.invalid';

const findHeldCells = (tx: Tx, ids: readonly string[]): Promise<Cell[]> =>
  tx.many<Cell>`
    select 'prescription_revision' as table, prescription_id || '.' || revision as row, sealed
    from prescription_revision where prescription_id = any(${ids}::uuid[])
    union all
    select 'verification_entry', e.id::text, e.sealed
    from verification_entry e join verification v on v.id = e.verification_id where v.prescription_id = any(${ids}::uuid[])
    union all
    select 'prescription_review', id::text, sealed from prescription_review where prescription_id = any(${ids}::uuid[])`;

/** Encrypts one file after the other, because the files of one prescription may have 50 MiB together. */
async function sealFiles(tx: Tx, ids: readonly string[], old: Keyring, kept: Keyring): Promise<void> {
  const files = await tx.many<{ id: string }>`
    select id from prescription_attachment where prescription_id = any(${ids}::uuid[]) order by id`;
  for (const { id } of files) {
    const place = { table: 'prescription_attachment', column: 'sealed', row: id };
    const { sealed } = await tx.one<{ sealed: Buffer }>`select sealed from prescription_attachment where id = ${id}`;
    await tx.run`select reseal_file(${id}, ${kept.sealBytes(place, old.openBytes(place, sealed))})`;
  }
}

/** Ends all sessions, and deletes the account's digests. The account stays as an id with which nobody can sign in. */
export async function eraseAccount(tx: Tx, id: string): Promise<void> {
  await revokeAllSessions(tx, id);
  const { emailIndex } = await tx.one<{ emailIndex: string | null }>`select email_index from account where id = ${id}`;
  await tx.run`delete from sign_in_guard where account = ${emailIndex}`;
  await tx.run`delete from ask_quota where key = any(${[`reset-of ${emailIndex}`, `sign-up-of ${emailIndex}`, `confirm-of ${id}`]})`;
  await tx.run`delete from account_link where account_id = ${id}`;
  await tx.run`delete from known_device where account_id = ${id}`;
  await tx.run`delete from second_factor where account_id = ${id}`;
  await tx.run`delete from recovery_code where account_id = ${id}`;
  await tx.run`delete from setup_code where account_id = ${id}`;
  await tx.run`delete from passkey where account_id = ${id}`;
  await tx.run`delete from session where account_id = ${id}`;
  await tx.run`
    update account set email_index = 'erased ' || id, password_hash = 'erased', email_confirmed_at = null where id = ${id}`;
}

/**
 * Deletes the contacts, the pins, the calls from the customer's number, and the tasks about the customer with their
 * keys.
 */
async function eraseContacts(tx: Tx, id: string): Promise<void> {
  await tx.run`select erase_interactions(${id})`;
  await tx.run`delete from note_pin where customer_id = ${id}`;
  await tx.run`
    delete from phone_call c using customer p where p.id = ${id} and c.phone_index = p.phone_index`;
  await tx.run`delete from data_key k using task t where t.customer_id = ${id} and k.customer_id = t.id`;
  await tx.run`delete from task where customer_id = ${id}`;
}

/** Deletes the rows that name or describe the person, except the records of the held prescriptions. */
export async function eraseRows(tx: Tx, id: string, held: readonly string[]): Promise<void> {
  await tx.run`select erase_records(${id}, ${held}::uuid[])`;
  await eraseContacts(tx, id);
  await tx.run`
    update verification set status = 'dropped', version = version + 1, updated_at = now()
    where customer_id = ${id} and status in ('to-send', 'waiting')`;
  await tx.run`
    update prescription set review_since = null, version = version + 1 where customer_id = ${id} and review_since is not null`;
  await tx.run`delete from address where customer_id = ${id}`;
  await tx.run`delete from order_address where customer_id = ${id}`;
  await tx.run`delete from prescription_draft where customer_id = ${id}`;
  await tx.run`delete from customer_fields where customer_id = ${id}`;
  await tx.run`delete from customer_field_token where customer_id = ${id}`;
  await tx.run`delete from customer_segment where customer_id = ${id}`;
  await tx.run`delete from customer_tag where customer_id = ${id}`;
  await forgetFacts(tx, { customerId: id });
  await tx.run`delete from supply where customer_id = ${id}`;
  await tx.run`delete from external_id where customer_id = ${id}`;
  // deletes the items of jobs, because an item holds earlier rows of the customer, and an undo would restore them
  await tx.run`
    delete from change_item i using change_item_key k, account a
    where a.id = ${id} and k.key = a.email_index and i.job_id = k.job_id and i.seq = k.seq`;
  await tx.run`delete from change_item where person_id = ${id}`;
  await tx.run`delete from waiting_order where customer_id = ${id}`;
}

/**
 * Ends the messages that wait to be sent, and deletes the address digests of all messages of the customer. The
 * suppressions stay: they prevent mail to an address that refused it, and nobody can read them.
 */
export async function eraseMessages(tx: Tx, id: string): Promise<void> {
  await tx.run`
    update message set address_digest = null, updated_at = now(),
      state = case when state = 'waiting' then 'suppressed' else state end,
      last_code = case when state = 'waiting' then 'no-person' else last_code end,
      claim = case when state = 'waiting' then null else claim end
    where person_id = ${id}`;
}

/**
 * Destroys the keys of the customer's cases, so that nobody can read their texts any more, and deletes their files. The
 * facts stay: times, types and lots name nobody.
 */
export async function eraseCases(tx: Tx, id: string): Promise<void> {
  const own = (
    await tx.many<{ id: string }>`select id from service_case where customer_id = ${id} order by id for update`
  ).map((row) => row.id);
  await tx.run`delete from case_attachment where case_id = any(${own}::uuid[])`;
  await tx.run`delete from written_text where key_id = any(${own}::uuid[])`;
  await tx.run`delete from outside_recipient where id = any(${own}::uuid[])`;
  await tx.run`update service_case set sealed = '', updated_at = now() where id = any(${own}::uuid[])`;
  await tx.run`delete from data_key where customer_id = any(${own}::uuid[])`;
}

/** Deletes the files, and the collected parts of files, of the customer's privacy requests other than the erasure. */
export async function eraseFiles(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run`delete from privacy_part where request_id in (select id from privacy_request where customer_id = ${id})`;
  await tx.run`
    update privacy_request set sealed = null, sealed_key = null, sealed_file = null,
      state = case when kind in ('access', 'portability') then 'expired' when kind = 'restriction' then 'lifted' else state end,
      ended_at = coalesce(ended_at, ${now}), version = version + 1, updated_at = ${now}
    where customer_id = ${id} and kind <> 'erasure'`;
}

type Erased = { readonly id: string; readonly sealed: string; readonly now: Date };

/**
 * Marks the customer as erased, and removes the customer from the household. `sealed` is the encrypted name for the
 * held records, or empty.
 */
export async function markErased(tx: Tx, { id, sealed, now }: Erased): Promise<void> {
  await leaveHousehold(tx, id, now);
  await deleteNameTokens(tx, id);
  await forgetDuplicates(tx, id);
  await forgetQuality(tx, id);
  await forgetInferences(tx, id);
  await tx.run`
    update customer set sealed = ${sealed}, phone_index = null, phone_last4_index = null, person_index = null,
      restricted_at = null, erased_at = ${now}, version = version + 1, updated_at = ${now}
    where id = ${id}`;
}

/** Destroys all keys of the person except the key under which the records that the law holds are encrypted. */
export async function destroyKeys(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from data_key where customer_id = ${id} and destroyed_from is null`;
}
