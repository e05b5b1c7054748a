import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { CartState } from '@toric/contracts/order/carts/cart.http';
import type { Reader } from '../reader.store.ts';
import type { CartContents } from './cart.ts';
import { type CartRow, openCart } from './cart.store.ts';

export const readCart = (db: Reader, id: string): Promise<CartRow | null> => db.cart.findUnique({ where: { id } });

/**
 * Returns the contents of a cart. Returns undefined if the cart became an order, or if the key of its contents was
 * destroyed.
 */
export async function readContents(db: Reader, vault: Vault, cart: CartRow): Promise<CartContents | undefined> {
  if (cart.sealed === null) return undefined;
  const keys = await db.dataKey.findMany({ where: { customerId: cart.sealedFor } });
  return keys.length > 0 ? openCart(vault.keyring(keys), cart) : undefined;
}

type Filter = { readonly customerId: string | undefined; readonly state: CartState | undefined; readonly now: Date };

/** Returns up to `limit` + 1 carts of customers, the newest first. The extra row shows that another page follows. */
export async function readCarts(
  db: Reader,
  { customerId, state, now }: Filter,
  page: PageQuery,
): Promise<PageRows<CartRow>> {
  const where = { customerId: customerId ?? { not: null }, expiresAt: { gt: now }, ...(state && { state }) };
  const rows = await db.cart.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.cart.count({ where, ...range }));
}
