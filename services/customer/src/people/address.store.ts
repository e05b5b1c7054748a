/** Reads and writes addresses of customers. Each address is encrypted as one JSON. */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { type AddressView } from '@toric/contracts/customer/people/customer.http';
import type { Tx } from '@toric/messaging/sql';
import { readKeyrings } from '../data-key.store.ts';
import { forgetFacts } from '../fact.store.ts';
import type { Address as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import { checkView } from './address-check.store.ts';
import { type Address, StoredAddress } from '@toric/contracts/contact/contact';

const addresses = sealedColumn('address', StoredAddress);

/**
 * Returns an address without its personal data: ids, version and times. A POST with an idempotency key returns this,
 * because the answer is stored for repeated requests.
 */
export const receiptOf = ({ id, customerId, version, createdAt, updatedAt }: Omit<Row, 'sealed'>) => ({
  id,
  customerId,
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export const addressView = (
  row: Omit<Row, 'sealed'>,
  address: Address,
  check: AddressView['check'] = null,
): AddressView => ({
  ...receiptOf(row),
  ...address,
  check,
});

export const MAX_ADDRESSES = 50;
type NewAddress = { id: string; customerId: string; address: Address; now: Date };

/** Inserts and returns the address. Returns undefined if the customer already has `MAX_ADDRESSES` addresses. */
export async function insertAddress(tx: Tx, keys: Keyring, added: NewAddress): Promise<Row | undefined> {
  const { id, customerId, address, now } = added;
  return tx.maybe<Row>`
    insert into address (id, customer_id, sealed, created_at, updated_at)
    select ${id}::uuid, ${customerId}::uuid, ${addresses.seal(keys, id, address)}::text, ${now}::timestamptz, ${now}::timestamptz
    where (select count(*) from address where customer_id = ${customerId}::uuid) < ${MAX_ADDRESSES}
    returning *`;
}

/**
 * Inserts and returns the address of a customer who was inserted in the same transaction, and so has no other address.
 */
export async function insertFirstAddress(tx: Tx, keys: Keyring, added: NewAddress): Promise<Row> {
  const { id, customerId, address, now } = added;
  return tx.one<Row>`
    insert into address (id, customer_id, sealed, created_at, updated_at)
    values (${id}, ${customerId}, ${addresses.seal(keys, id, address)}, ${now}, ${now}) returning *`;
}

export type AddressKey = { id: string; customerId: string };

export async function lockAddress(tx: Tx, { id, customerId }: AddressKey): Promise<Row | undefined> {
  return tx.maybe<Row>`select * from address where id = ${id} and customer_id = ${customerId} for no key update`;
}

export async function replaceAddress(tx: Tx, keys: Keyring, id: string, address: Address, now: Date): Promise<Row> {
  return tx.one<Row>`
    update address set sealed = ${addresses.seal(keys, id, address)}, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;
}

/**
 * Deletes the address and its confirmation. Returns true if it existed, and false if the customer has no such address.
 */
export async function deleteAddress(tx: Tx, { id, customerId }: AddressKey): Promise<boolean> {
  await forgetFacts(tx, { subject: id, customerId });
  return (await tx.run`delete from address where id = ${id} and customer_id = ${customerId}`) === 1;
}

/**
 * Returns at most `limit` + 1 addresses, newest first. The extra address shows that another page follows. Returns
 * undefined if the customer does not exist.
 */
export async function readAddresses(
  db: Reader,
  vault: Vault,
  customerId: string,
  page: PageQuery,
): Promise<PageRows<{ id: string; createdAt: Date; view: AddressView }> | undefined> {
  if (!(await db.customer.findFirst({ where: { id: customerId, erasedAt: null }, select: { id: true } })))
    return undefined;
  const rows = await db.address.findMany({ ...pageRange(page, { customerId }), include: { check: true } });
  const keys = (await readKeyrings(db, vault, [customerId]))(customerId);
  const views = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      return addressView(row, addresses.open(keys, row.id, row.sealed), checkView(keys, row.check));
    },
  }));
  return withTotal(page, views, (range) => db.address.count({ where: { customerId }, ...range }));
}

/** Returns the encrypted address, for a store that writes many addresses in one statement. */
export const sealAddress = (keys: Keyring, id: string, address: Address): string => addresses.seal(keys, id, address);

export const openAddress = (keys: Keyring, { id, sealed }: Pick<Row, 'id' | 'sealed'>): Address =>
  addresses.open(keys, id, sealed);
