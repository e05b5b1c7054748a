/**
 * Stores the custom field values of orders: one sealed JSON value for each order that has any, and a keyed digest of
 * each searchable value.
 */
import { declared } from '@toric/chassis/data/encoded-json';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { type FieldValues, mayRead, searchedTexts, soughtText } from '@toric/chassis/fields/field';
import { FieldValue } from '@toric/contracts/customer/people/field-value';
import type { Role } from '@toric/contracts/kernel/access';
import type { OrderFieldView } from '@toric/contracts/order/fields/order-field.http';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { Reader } from '../reader.store.ts';
import { readField } from './order-field.store.ts';

const Values = z.record(z.string(), FieldValue);
const cell = (row: string) => ({ table: 'order_values', column: 'sealed', row });
const opened = (keys: Keyring, orderId: string, sealed: string): FieldValues =>
  declared(Values, JSON.parse(keys.open(cell(orderId), sealed)), 'order_values.sealed');

/** Returns the custom field values of an order. Returns an empty object if the order has none. */
export async function findValues(tx: Pick<Tx, 'maybe'>, keys: Keyring, orderId: string): Promise<FieldValues> {
  const row = await tx.maybe<{ sealed: string }>`select sealed from order_values where order_id = ${orderId}`;
  return row ? opened(keys, orderId, row.sealed) : {};
}

const digestOf = (vault: Vault, fieldId: string, text: string): string =>
  vault.blindIndex(`order-field ${fieldId}`, text);

type Saved = {
  readonly orderId: string;
  readonly customerId: string;
  readonly values: FieldValues;
  readonly fields: readonly OrderFieldView[];
  readonly now: Date;
};

/**
 * Writes all custom field values of an order, with the digests of the searchable values. The caller has locked the row
 * of the order.
 */
export async function saveValues(
  tx: Tx,
  { vault, keys }: { vault: Vault; keys: Keyring },
  { orderId, customerId, values, fields, now }: Saved,
): Promise<void> {
  await tx.run`
    insert into order_values (order_id, customer_id, sealed, updated_at)
    values (${orderId}, ${customerId}, ${keys.seal(cell(orderId), JSON.stringify(values))}, ${now})
    on conflict (order_id) do update set sealed = excluded.sealed, updated_at = excluded.updated_at`;
  const tokens = fields.flatMap(({ id, isSearchable }) => {
    const value = values[id];
    if (!isSearchable || value === undefined) return [];
    return [...new Set(searchedTexts(value))].map((text) => ({ id, digest: digestOf(vault, id, text) }));
  });
  await tx.run`delete from order_value_token where order_id = ${orderId}`;
  if (tokens.length === 0) return;
  await tx.run`
    insert into order_value_token (order_id, field_id, digest)
    select ${orderId}::uuid, field_id, digest
    from unnest(${tokens.map(({ id }) => id)}::uuid[], ${tokens.map(({ digest }) => digest)}::text[]) as given(field_id, digest)`;
}

type Sought = { readonly fieldId: string; readonly text: string; readonly roles: readonly Role[] };
/** A search for the value of a custom field finds at most this number of orders. */
const MOST = 2_000;

/**
 * Returns the ids of the newest orders whose custom field has this value. Returns undefined if these roles may not
 * search the field.
 */
export async function idsWithValue(
  db: Reader,
  vault: Vault,
  { fieldId, text, roles }: Sought,
): Promise<string[] | undefined> {
  const field = await readField(db, fieldId);
  const sought = field?.isSearchable && mayRead(field, roles) ? soughtText(field, text) : undefined;
  if (sought === undefined) return undefined;
  const digest = digestOf(vault, fieldId, sought);
  const where = { fieldId, digest };
  const rows = await db.orderValueToken.findMany({ where, orderBy: { orderId: 'desc' }, take: MOST });
  return rows.map(({ orderId }) => orderId);
}

/** Deletes the custom field values of erased customers. */
export async function deleteValues(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`
    delete from order_value_token t using order_values v
    where v.order_id = t.order_id and v.customer_id = any(${customerIds}::uuid[])`;
  await tx.run`delete from order_values where customer_id = any(${customerIds}::uuid[])`;
}

/** Returns the custom field values of all orders of a customer, by the keys of their fields, for an access request. */
export async function findPersonalValues(tx: Tx, customerId: string, keys: Keyring, names: readonly OrderFieldView[]) {
  const rows = await tx.many<{ orderId: string; sealed: string }>`
    select order_id, sealed from order_values where customer_id = ${customerId} order by order_id`;
  return rows.map(({ orderId, sealed }) => {
    const values = opened(keys, orderId, sealed);
    const own = names.flatMap(({ id, key }) => (values[id] === undefined ? [] : [[key, values[id]] as const]));
    return { orderId, ...Object.fromEntries(own) };
  });
}
