/**
 * Defines the rules of saved carts: who may open a cart, what it contains, and which values it needs to become an
 * order.
 */
import type { Actor } from '@toric/contracts/kernel/access';
import { CartBody, CART_DAYS } from '@toric/contracts/order/carts/cart.http';
import {
  CART_BUYER_MISSING,
  CART_EMPTY,
  CART_LINE_INCOMPLETE,
  NOT_COMPLETE,
} from '@toric/contracts/order/carts/cart.errors';
import { ORDER_CUSTOMER_MISSING } from '@toric/contracts/order/order.errors';
import { PlaceOrderBody } from '@toric/contracts/order/order.http';
import type { z } from 'zod';

/** Names the purpose of the keyed digests of cart tokens. The same text has another digest for another purpose. */
export const CART_TOKEN = 'cart-token';

/** Defines the contents of a cart, which are stored sealed. */
export const CartContents = CartBody;
export type CartContents = z.output<typeof CartContents>;

const DAY_MS = 86_400_000;
export const expiryOf = (now: Date): Date => new Date(now.getTime() + CART_DAYS * DAY_MS);
export const boxesOf = ({ lines }: Pick<CartContents, 'lines'>): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

type Owned = { readonly customerId: string | null; readonly tokenDigest: string | null; readonly expiresAt: Date };

/**
 * Returns the calling customer, to whom her new cart belongs. Returns null for any other caller, whose cart gets a
 * token.
 */
export const ownerOf = ({ kind, id }: Actor): string | null => (kind === 'customer' && id !== '' ? id : null);

/**
 * Returns true if the caller may open the cart. A cart with a token needs this token. Any other cart is open to its
 * customer and to staff. An expired cart counts as deleted.
 */
export function mayOpen(cart: Owned, { actor, digest, now }: { actor: Actor; digest: string | undefined; now: Date }) {
  if (cart.expiresAt <= now) return false;
  if (cart.tokenDigest !== null) return digest === cart.tokenDigest;
  return actor.kind === 'staff' || (actor.id !== '' && actor.id === cart.customerId);
}

/**
 * Returns the customer whose order the cart becomes: of the cart, of the session, or of the request. Throws if there is
 * none.
 */
export function buyerOfCart(cart: Pick<Owned, 'customerId'>, actor: Actor, named: string | undefined): string {
  const buyer = cart.customerId ?? ownerOf(actor) ?? named;
  if (buyer === undefined) throw CART_BUYER_MISSING();
  return buyer;
}

/** Throws if staff use store credit for a cart and their request does not name the customer who owns the credit. */
export function assertCreditOf(customerId: string, actor: Actor, named: string | undefined): void {
  if (actor.kind !== 'customer' && named !== customerId) throw ORDER_CUSTOMER_MISSING();
}

type Lines = PlaceOrderBody['lines'];

/**
 * Returns the lines of a cart in the form of an order. Throws if the cart is empty, or if a line is incomplete, with a
 * JSON pointer to each such line.
 */
export function orderLinesOf({ lines }: Pick<CartContents, 'lines'>): Lines {
  if (lines.length === 0) throw CART_EMPTY();
  const parsed = PlaceOrderBody.shape.lines.safeParse(lines);
  if (parsed.success) return parsed.data;
  const wrong = [...new Set(parsed.error.issues.map(({ path: [index] }) => String(index ?? 0)))];
  throw CART_LINE_INCOMPLETE().at(...wrong.map((index) => ({ pointer: `/lines/${index}`, detail: NOT_COMPLETE() })));
}
