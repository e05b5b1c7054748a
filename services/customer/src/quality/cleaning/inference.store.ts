/**
 * Reads and writes the origins of inferred facts. The inferred value is stored encrypted, so that an origin ends
 * without a further step when the fact gets another value.
 */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import {
  CleanedField,
  type Inference,
  InferenceBasis,
  type ProposedFix,
} from '@toric/contracts/customer/quality/cleaning.http';
import { SentText } from '@toric/contracts/kernel/text';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { readKeyrings } from '../../data-key.store.ts';
import { openAddress } from '../../people/address.store.ts';
import { openPersonalData } from '../../people/customer.store.ts';
import type { Reader } from '../../reader.store.ts';
import { sealedColumn } from '../../sealed-column.ts';
import { valueOf } from './propose.ts';

const values = sealedColumn('inferred_fact', z.strictObject({ value: SentText }));

export type NewInference = {
  readonly id: string;
  readonly customerId: string;
  readonly keys: Keyring;
  readonly fix: ProposedFix;
};

/** Stores where inferred facts came from. */
export async function saveInferences(tx: Tx, inferences: readonly NewInference[], now: Date): Promise<void> {
  if (inferences.length === 0) return;
  const rows = inferences.map(({ id, customerId, keys, fix: { field, addressId, basis, after } }) => ({
    ...{ id, customerId, subject: addressId ?? customerId, field, basis },
    sealed: values.seal(keys, id, { value: after }),
  }));
  await tx.run`
    insert into inferred_fact (id, customer_id, subject, field, basis, sealed, inferred_at)
    select id, "customerId", subject, field, basis, sealed, ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as r(id uuid, "customerId" uuid, subject uuid, field text, basis text,
      sealed text)
    on conflict (subject, field) do update set id = excluded.id, basis = excluded.basis, sealed = excluded.sealed,
      inferred_at = excluded.inferred_at`;
}

/**
 * Returns the facts of a customer that still have the inferred value and that nobody has confirmed since. Returns
 * undefined if the customer does not exist.
 */
export async function readInferences(db: Reader, vault: Vault, customerId: string): Promise<Inference[] | undefined> {
  const [customer, rows, sealed, confirmations] = await Promise.all([
    db.customer.findFirst({ where: { id: customerId, erasedAt: null }, select: { id: true, sealed: true } }),
    db.inferredFact.findMany({ where: { customerId }, orderBy: [{ inferredAt: 'asc' }, { id: 'asc' }] }),
    db.address.findMany({ where: { customerId } }),
    db.factConfirmation.findMany({ where: { customerId, fact: 'address' } }),
  ]);
  if (!customer) return undefined;
  if (rows.length === 0) return [];
  const keys = (await readKeyrings(db, vault, [customerId]))(customerId);
  const addresses = sealed.map((row) => ({ ...openAddress(keys, row), id: row.id }));
  const present = { profile: openPersonalData(keys, customer), addresses };
  return rows.flatMap(({ id, subject, field: name, basis, sealed: value, inferredAt }) => {
    const [field, addressId] = [CleanedField.parse(name), subject === customerId ? null : subject];
    const isChanged = valueOf(present, { field, addressId }) !== values.open(keys, id, value).value;
    const isConfirmed = confirmations.some((one) => one.subject === subject && one.confirmedAt > inferredAt);
    if (isChanged || isConfirmed) return [];
    return [{ id, field, addressId, basis: InferenceBasis.parse(basis), inferredAt: inferredAt.toISOString() }];
  });
}

/**
 * Ends the origin of an inferred fact. Returns the field of the fact, or undefined if the customer has no such fact.
 */
export async function endInference(tx: Tx, { id, customerId }: { id: string; customerId: string }) {
  const row = await tx.maybe<{ field: string }>`
    delete from inferred_fact where id = ${id} and customer_id = ${customerId} returning field`;
  return row && CleanedField.parse(row.field);
}

/** Deletes the origins of the inferred facts about a person. */
export async function forgetInferences(tx: Tx, customerId: string): Promise<void> {
  await tx.run`delete from inferred_fact where customer_id = ${customerId}`;
}
