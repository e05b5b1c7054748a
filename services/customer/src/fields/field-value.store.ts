/**
 * Reads and writes the values of custom fields: one encrypted JSON for each customer, and a keyed digest of each
 * searchable value.
 */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import { FieldValue } from '@toric/contracts/customer/people/field-value';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { readKeyrings } from '../data-key.store.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import { type FieldValues, searchedTexts } from '@toric/chassis/fields/field';

const sealedValues = sealedColumn('customer_fields', z.record(z.string(), FieldValue));

/** Returns the custom field values of a customer. There are none if she has no row. */
export async function findFieldValues(tx: Pick<Tx, 'maybe'>, keys: Keyring, customerId: string): Promise<FieldValues> {
  const row = await tx.maybe<{ sealed: string }>`select sealed from customer_fields where customer_id = ${customerId}`;
  return row ? sealedValues.open(keys, customerId, row.sealed) : {};
}

/** Reads the custom field values of several customers. Returns a function that decrypts the values of one of them. */
export async function readFieldValues(db: Reader, vault: Vault, ids: readonly string[]) {
  const rows = await db.customerFields.findMany({ where: { customerId: { in: [...ids] } } });
  const sealed = new Map(rows.map((row) => [row.customerId, row.sealed]));
  const keysOf = sealed.size > 0 ? await readKeyrings(db, vault, [...sealed.keys()]) : undefined;
  return (id: string): FieldValues => {
    const own = sealed.get(id);
    return own === undefined || !keysOf ? {} : sealedValues.open(keysOf(id), id, own);
  };
}

/**
 * Returns the digest of a searchable value. Each field has its own digests, so equal values of two fields have
 * different digests.
 */
export const fieldDigest = (vault: Vault, fieldId: string, text: string): string =>
  vault.blindIndex(`custom-field ${fieldId}`, text);

type Saved = {
  readonly customerId: string;
  readonly values: FieldValues;
  readonly fields: readonly FieldView[];
  readonly now: Date;
};

/**
 * Writes all custom field values of a customer, with the digests of the searchable values. The caller must have locked
 * the customer.
 */
export async function saveFieldValues(
  tx: Tx,
  { vault, keys }: { vault: Vault; keys: Keyring },
  { customerId, values, fields, now }: Saved,
): Promise<void> {
  await tx.run`
    insert into customer_fields (customer_id, sealed, updated_at)
    values (${customerId}, ${sealedValues.seal(keys, customerId, values)}, ${now})
    on conflict (customer_id) do update set sealed = excluded.sealed, updated_at = excluded.updated_at`;
  const tokens = fields.flatMap(({ id, isSearchable }) => {
    const value = values[id];
    if (!isSearchable || value === undefined) return [];
    return [...new Set(searchedTexts(value))].map((text) => ({ id, digest: fieldDigest(vault, id, text) }));
  });
  await tx.run`delete from customer_field_token where customer_id = ${customerId}`;
  if (tokens.length === 0) return;
  await tx.run`
    insert into customer_field_token (customer_id, field_id, digest)
    select ${customerId}::uuid, field_id, digest
    from unnest(${tokens.map(({ id }) => id)}::uuid[], ${tokens.map(({ digest }) => digest)}::text[]) as given(field_id, digest)`;
}
