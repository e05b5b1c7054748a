/**
 * Handles the keys that a merge has lent. If somebody has changed a row since a merge, its undo leaves the row with the
 * other customer, who then also keeps the key under which the row is encrypted (ADR 0085). An erasure of the first
 * customer must leave no copy of this key.
 */
import type { Keyring, Place, Vault, WrappedKey } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';

/**
 * Encrypts the rows that stayed with other customers under their own keys, and destroys the copies of the key of this
 * customer.
 */
export async function destroyLentKeys(tx: Tx, vault: Vault, ownerId: string): Promise<void> {
  const keys = await tx.many<WrappedKey & { isLent: boolean }>`
    select customer_id, version, wrapped, version < 0 and split_part(wrapped, '/', 1) = ${ownerId}::text as is_lent
    from data_key where customer_id in (
      select customer_id from data_key where version < 0 and split_part(wrapped, '/', 1) = ${ownerId}::text)`;
  for (const [borrowerId, all] of Map.groupBy(keys, ({ customerId }) => customerId)) {
    const left = all.filter(({ isLent }) => !isLent);
    await sealAnew(tx, borrowerId, { all: vault.keyring(all), left: vault.keyring(left) });
  }
  await tx.run`delete from data_key where version < 0 and split_part(wrapped, '/', 1) = ${ownerId}::text`;
}

type Rings = { readonly all: Keyring; readonly left: Keyring };
type Cell = { readonly row: string; readonly sealed: string };
type FindCells = (tx: Tx, customerId: string) => Promise<Cell[]>;

/** Encrypts again the cells of a customer that none of the customer's other keys can decrypt. */
async function sealAnew(tx: Tx, customerId: string, { all, left }: Rings): Promise<void> {
  for (const [table, find] of Object.entries(STAYING_CELLS)) {
    for (const { row, sealed } of await find(tx, customerId)) {
      const place: Place = { table, column: 'sealed', row };
      // a cell that no key decrypts was lost before the erasure, and must not stop it
      if (opens(() => left.open(place, sealed)) || !opens(() => all.open(place, sealed))) continue;
      await tx.run`select reseal_staying(${table}, ${row}, ${left.seal(place, all.open(place, sealed))})`;
    }
  }
  const files = await tx.many<{ id: string }>`
    select a.id from prescription_attachment a join prescription p on p.id = a.prescription_id
    where p.customer_id = ${customerId} order by a.id`;
  // the files are encrypted one after the other, because those of one prescription may have 50 MiB together
  for (const { id } of files) {
    const place: Place = { table: 'prescription_attachment', column: 'sealed', row: id };
    const { sealed } = await tx.one<{ sealed: Buffer }>`select sealed from prescription_attachment where id = ${id}`;
    if (opens(() => left.openBytes(place, sealed))) continue;
    await tx.run`select reseal_file(${id}, ${left.sealBytes(place, all.openBytes(place, sealed))})`;
  }
}

function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false; // the cell was encrypted with another key
  }
}

/**
 * Maps each table to a function that finds the encrypted cells of a customer in this table. The undo of a merge can
 * leave the rows of these tables with her: prescriptions with the rows that belong to them, and rows that can change.
 */
export const STAYING_CELLS: Readonly<Record<string, FindCells>> = {
  prescription_revision: (tx, customerId) => tx.many<Cell>`
    select r.prescription_id || '.' || r.revision as row, r.sealed
    from prescription_revision r join prescription p on p.id = r.prescription_id where p.customer_id = ${customerId}`,
  verification_entry: (tx, customerId) => tx.many<Cell>`
    select e.id::text as row, e.sealed from verification_entry e
    join verification v on v.id = e.verification_id join prescription p on p.id = v.prescription_id
    where p.customer_id = ${customerId}`,
  prescription_review: (tx, customerId) => tx.many<Cell>`
    select r.id::text as row, r.sealed
    from prescription_review r join prescription p on p.id = r.prescription_id where p.customer_id = ${customerId}`,
  prescription_draft: (tx, customerId) => tx.many<Cell>`
    select id::text as row, sealed from prescription_draft where customer_id = ${customerId}`,
  address: (tx, customerId) => tx.many<Cell>`
    select id::text as row, sealed from address where customer_id = ${customerId}`,
  address_check: (tx, customerId) => tx.many<Cell>`
    select c.address_id::text as row, c.sealed from address_check c join address a on a.id = c.address_id
    where a.customer_id = ${customerId} and c.sealed is not null`,
  customer: (tx, customerId) => tx.many<Cell>`
    select id::text as row, sealed from customer where id = ${customerId}`,
  customer_fields: (tx, customerId) => tx.many<Cell>`
    select customer_id::text as row, sealed from customer_fields where customer_id = ${customerId}`,
  inferred_fact: (tx, customerId) => tx.many<Cell>`
    select id::text as row, sealed from inferred_fact where customer_id = ${customerId}`,
  privacy_request: (tx, customerId) => tx.many<Cell>`
    select id::text as row, sealed from privacy_request where customer_id = ${customerId} and sealed is not null`,
  message_attempt: (tx, customerId) => tx.many<Cell>`
    select a.id::text as row, a.sealed from message_attempt a join message m on m.id = a.message_id
    where m.person_id = ${customerId} and a.sealed is not null`,
};
