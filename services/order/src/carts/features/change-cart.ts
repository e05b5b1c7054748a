import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { CART_NOT_FOUND, CART_PLACED } from '@toric/contracts/order/carts/cart.errors';
import { ChangeCart } from '@toric/contracts/order/carts/cart.http';
import { CART_TOKEN, mayOpen } from '../cart.ts';
import { lockCart, updateCart } from '../cart.store.ts';
import { cartReceipt } from '../cart.view.ts';

/**
 * PUT /carts/{cartId}. Replaces the contents of a cart. A client that has read an older version of the cart gets 412.
 */
export const changeCart = ({ vault }: { vault: Vault }) =>
  command(ChangeCart, {
    async run({ params: { cartId }, body: { token, ...contents }, actor, expectedVersion, tx, now }) {
      const cart = await lockCart(tx, cartId);
      const digest = token && vault.blindIndex(CART_TOKEN, token);
      if (!cart || !mayOpen(cart, { actor, digest, now })) throw CART_NOT_FOUND();
      if (cart.state === 'placed') throw CART_PLACED();
      requireVersion(expectedVersion, cart.version);
      return answer(cartReceipt(await updateCart(tx, vault, cart, contents, now)));
    },
  });
