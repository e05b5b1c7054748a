/** Stores the lines of past orders. Their lens parameters are sealed under the key of the customer. */
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Keyring, Vault, WrappedKey } from '@toric/chassis/data/vault';
import { LensParameters } from '@toric/contracts/lens';
import { json, type Tx } from '@toric/messaging/sql';
import type { PastOrderLine as Row } from '../generated/client.ts';
import type { PastOrder } from './past-order-row.ts';

export type StoredPastOrder = PastOrder & { readonly id: string; readonly customerId: string; readonly system: string };
type Kept = Omit<Row, 'orderedOn' | 'orderedAt'> & { readonly orderedOn: string };

const cell = (row: string) => ({ table: 'past_order_line', column: 'sealed_parameters', row });

/**
 * Returns the lens parameters of a line of a past order. Returns null if the line has none, or if the key of the
 * customer was destroyed.
 */
export const openLens = (keys: Keyring | undefined, { id, sealedParameters }: Pick<Row, 'id' | 'sealedParameters'>) =>
  sealedParameters === null || !keys ? null : LensParameters.parse(JSON.parse(keys.open(cell(id), sealedParameters)));

/**
 * Returns for each customer the present owner of her past orders: the customer who stayed after a merge, or herself.
 * Returns null for an erased customer.
 */
export async function findOwners(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.many<{ id: string; owner: string; isErased: boolean }>`
    with recursive step as (
      select i as id, i as owner, 1 as n from unnest(${ids}::uuid[]) i
      union all select s.id, m.kept_id, n + 1 from step s
        join merged_customer m on m.merged_id = s.owner and m.state = 'merged' where n < 20)
    select distinct on (id) id, owner,
      exists (select from erased_customer e where e.customer_id in (step.id, step.owner)) as is_erased
    from step order by id, n desc`;
  return new Map(rows.map(({ id, owner, isErased }) => [id, isErased ? null : owner]));
}

/** Returns the keyrings of these customers. Creates a key for a customer who has none. */
export async function keysOf(tx: Tx, vault: Vault, ids: readonly string[]): Promise<ReadonlyMap<string, Keyring>> {
  const keys = new Map<string, Keyring>();
  for (const id of new Set(ids)) keys.set(id, await keyringFor(tx, vault, id));
  return keys;
}

const opened = (row: Kept, keys: Keyring | undefined): StoredPastOrder => {
  const { sealedParameters: _sealed, createdAt: _at, eye, ...rest } = row;
  return { ...rest, eye: eye === 'right' || eye === 'left' ? eye : null, parameters: openLens(keys, row) };
};

type Named = { readonly system: string; readonly numbers: readonly string[] };

/** Locks and returns the lines of the past orders with these numbers. */
export async function findByNumbers(tx: Tx, vault: Vault, { system, numbers }: Named): Promise<StoredPastOrder[]> {
  const rows = await tx.many<Kept>`
    select id, customer_id, system, order_number, line, ordered_on::text as ordered_on, market, product_name, gtin, eye,
      quantity, unit_price, currency, sealed_parameters, created_at
    from past_order_line where system = ${system} and order_number = any(${numbers}::text[])
    order by id for no key update`;
  return openAll(tx, vault, rows);
}

/** Returns the lines of past orders with these ids. */
export async function findLines(tx: Tx, vault: Vault, ids: readonly string[]): Promise<StoredPastOrder[]> {
  const rows = await tx.many<Kept>`
    select id, customer_id, system, order_number, line, ordered_on::text as ordered_on, market, product_name, gtin, eye,
      quantity, unit_price, currency, sealed_parameters, created_at
    from past_order_line where id = any(${ids}::uuid[])`;
  return openAll(tx, vault, rows);
}

/** Returns the lines of a customer's past orders, the oldest first. */
export async function findLinesOf(tx: Tx, keys: Keyring, customerId: string): Promise<StoredPastOrder[]> {
  const rows = await tx.many<Kept>`
    select id, customer_id, system, order_number, line, ordered_on::text as ordered_on, market, product_name, gtin, eye,
      quantity, unit_price, currency, sealed_parameters, created_at
    from past_order_line where customer_id = ${customerId} order by ordered_at, id`;
  return rows.map((row) => opened(row, keys));
}

async function openAll(tx: Tx, vault: Vault, rows: readonly Kept[]): Promise<StoredPastOrder[]> {
  const ids = rows.map(({ customerId }) => customerId);
  const wrapped = await tx.many<WrappedKey>`
    select customer_id, version, wrapped from data_key where customer_id = any(${ids}::uuid[])`;
  const keysOfCustomer = (id: string) => {
    const own = wrapped.filter(({ customerId }) => customerId === id);
    return own.length > 0 ? vault.keyring(own) : undefined;
  };
  return rows.map((row) => opened(row, keysOfCustomer(row.customerId)));
}

/** Inserts lines of past orders. Replaces lines that have the same ids. */
export async function saveLines(
  tx: Tx,
  lines: readonly StoredPastOrder[],
  { keys, now }: { keys: ReadonlyMap<string, Keyring>; now: Date },
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ parameters, ...line }) => ({
    ...line,
    sealed: parameters && keys.get(line.customerId)?.seal(cell(line.id), JSON.stringify(parameters)),
  }));
  await tx.run`
    insert into past_order_line (id, customer_id, system, order_number, line, ordered_on, ordered_at, market, product_name,
      gtin, eye, quantity, unit_price, currency, sealed_parameters, created_at)
    select id, "customerId", system, "orderNumber", line, "orderedOn", "orderedOn"::timestamp at time zone 'UTC', market,
      "productName", gtin, eye, quantity, "unitPrice", currency, sealed, ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as l(id uuid, "customerId" uuid, system text, "orderNumber" text, line text,
      "orderedOn" date, market text, "productName" text, gtin text, eye text, quantity int, "unitPrice" int, currency text,
      sealed text)
    on conflict (id) do update set ordered_on = excluded.ordered_on, ordered_at = excluded.ordered_at,
      market = excluded.market, product_name = excluded.product_name, gtin = excluded.gtin, eye = excluded.eye,
      quantity = excluded.quantity, unit_price = excluded.unit_price, currency = excluded.currency,
      sealed_parameters = excluded.sealed_parameters`;
}
