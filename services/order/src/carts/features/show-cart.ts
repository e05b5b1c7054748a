import { query } from '@toric/chassis/http/endpoint';
import { CART_NOT_FOUND } from '@toric/contracts/order/carts/cart.errors';
import { ShowCart } from '@toric/contracts/order/carts/cart.http';
import type { PlacingSettings } from '../../orders/placing/place.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { CART_TOKEN, mayOpen } from '../cart.ts';
import { readCart, readContents } from '../cart.reader.store.ts';
import { cartView } from '../cart.view.ts';
import { quoteCart } from '../quote-cart.flow.ts';

/** POST /carts/{cartId}/show. Returns a cart to a caller who has its token, with its present total. */
export const showCart = (settings: PlacingSettings) =>
  query<typeof ShowCart, Reader>(ShowCart, {
    async run({ params: { cartId }, body: { token }, ...asked }) {
      const { actor, db, now } = asked;
      const { vault } = settings;
      const cart = await readCart(db, cartId);
      const digest = vault.blindIndex(CART_TOKEN, token);
      if (!cart || cart.tokenDigest === null || !mayOpen(cart, { actor, digest, now })) throw CART_NOT_FOUND();
      const contents = await readContents(db, vault, cart);
      return cartView(cart, contents, await quoteCart(settings, contents, asked));
    },
  });
