/** Stores saved carts. The contents of a cart are one sealed JSON value, and its token is stored as a keyed digest. */
import { declared } from '@toric/chassis/data/encoded-json';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Aside } from '@toric/chassis/http/endpoint';
import type { Tx } from '@toric/messaging/sql';
import { type Cart as Row, Prisma } from '../generated/client.ts';
import { boxesOf, CartContents, expiryOf } from './cart.ts';

export type CartRow = Row;
const cell = (row: string) => ({ table: 'cart', column: 'sealed', row });

export const openCart = (keys: Keyring, { id, sealed }: Pick<Row, 'id' | 'sealed'>): CartContents | undefined =>
  sealed === null || !keys.hasKeyOf(sealed)
    ? undefined
    : declared(CartContents, JSON.parse(keys.open(cell(id), sealed)), 'cart.sealed');

const seal = (keys: Keyring, id: string, contents: CartContents): string =>
  keys.seal(cell(id), JSON.stringify(contents));

type NewCart = {
  readonly id: string;
  readonly customerId: string | null;
  readonly tokenDigest: string | null;
  readonly contents: CartContents;
  readonly now: Date;
};

/**
 * Inserts the cart. Its contents are sealed under the key of its customer. A cart without a customer has a key of its
 * own.
 */
export async function insertCart(tx: Tx, vault: Vault, cart: NewCart): Promise<Row> {
  const { id, customerId, tokenDigest, contents, now } = cart;
  const sealedFor = customerId ?? id;
  const keys = await keyringFor(tx, vault, sealedFor);
  return tx.one<Row>`
    insert into cart (id, customer_id, token_digest, sealed_for, sealed, market, boxes, created_at, updated_at, expires_at)
    values (${id}, ${customerId}, ${tokenDigest}, ${sealedFor}, ${seal(keys, id, contents)}, ${contents.place.country},
      ${boxesOf(contents)}, ${now}, ${now}, ${expiryOf(now)})
    returning *`;
}

export const lockCart = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx.maybe<Row>`select * from cart where id = ${id} for update`;

/**
 * Replaces the contents of a cart that the caller has locked, and moves its expiry to 90 days from now. The contents
 * are sealed under the key of the cart's present customer. If a merge of customers gave her the cart, the changed cart
 * stays with her even if the merge is undone.
 */
export async function updateCart(tx: Tx, vault: Vault, cart: Row, contents: CartContents, now: Date): Promise<Row> {
  const sealedFor = cart.customerId ?? cart.sealedFor;
  const keys = await keyringFor(tx, vault, sealedFor);
  return tx.one<Row>`
    update cart set sealed_for = ${sealedFor}, sealed = ${seal(keys, cart.id, contents)}, market = ${contents.place.country},
      boxes = ${boxesOf(contents)}, version = version + 1, updated_at = ${now}, expires_at = ${expiryOf(now)}
    where id = ${cart.id} returning *`;
}

/**
 * Returns the contents of a cart that the caller has locked. Returns undefined if the cart became an order, or if the
 * key of its contents was destroyed.
 */
export const findContents = async (tx: Tx, vault: Vault, cart: Row): Promise<CartContents | undefined> =>
  cart.sealed === null ? undefined : openCart(await keyringFor(tx, vault, cart.sealedFor), cart);

type Ordered = { readonly orderId: string; readonly customerId: string };

/**
 * Records the order that was placed from the cart. Deletes the contents of the cart, which the order now has, and the
 * cart's own key if it has one.
 */
export async function takeCart(tx: Tx, cart: Row, { orderId, customerId }: Ordered, now: Date): Promise<void> {
  await tx.run`
    update cart set state = 'placed', order_id = ${orderId}, customer_id = ${customerId}, token_digest = null, sealed = null,
      version = version + 1, updated_at = ${now}
    where id = ${cart.id}`;
  await deleteOwnKeys(tx, [cart]);
}

const deleteOwnKeys = (tx: Tx, carts: readonly Pick<Row, 'id' | 'sealedFor'>[]): Promise<number> =>
  tx.run`
    delete from data_key
    where customer_id = any(${carts.flatMap(({ id, sealedFor }) => (id === sealedFor ? [id] : []))}::uuid[])`;

/** Deletes up to a hundred expired carts, with their own keys. Returns how many carts it deleted. */
export async function deleteExpired(tx: Tx): Promise<number> {
  const expired = await tx.many<Pick<Row, 'id' | 'sealedFor'>>`
    delete from cart where id in (
      select id from cart where expires_at <= now() order by expires_at limit 100 for update skip locked)
    returning id, sealed_for`;
  await deleteOwnKeys(tx, expired);
  return expired.length;
}

/** Deletes the carts of erased customers. */
export async function deleteCarts(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`delete from cart where customer_id = any(${customerIds}::uuid[])`;
}

/** Returns the open carts of a customer with their contents, for an access request. */
export async function findPersonalCarts(tx: Tx, customerId: string, keys: Keyring): Promise<object[]> {
  const rows = await tx.many<Row>`
    select * from cart where customer_id = ${customerId} and sealed is not null order by created_at, id`;
  return rows.map((row) => ({ createdAt: row.createdAt, updatedAt: row.updatedAt, ...openCart(keys, row) }));
}

/**
 * Counts a new cart that a client in this network saves, and returns true. Returns false without counting if the
 * network has reached its limit of the present hour. One statement counts and compares, so parallel requests cannot
 * exceed the limit. The statement also deletes two old counters.
 */
export async function countCart(aside: Aside, network: string, most: number): Promise<boolean> {
  const counted = await aside(Prisma.sql`
    with old as (
      delete from cart_quota where network in (
        select network from cart_quota where since < now() - interval '1 day' and network <> ${network} order by since limit 2
        for update skip locked)
    )
    insert into cart_quota as q (network, since, used) values (${network}, now(), 1)
    on conflict (network) do update set
      used = case when q.since < now() - interval '1 hour' then 1 else q.used + 1 end,
      since = case when q.since < now() - interval '1 hour' then now() else q.since end
    where q.used < ${most}::int or q.since < now() - interval '1 hour'
    returning used`);
  return counted.length === 1;
}
