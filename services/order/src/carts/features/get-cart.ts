import { query } from '@toric/chassis/http/endpoint';
import { CART_NOT_FOUND } from '@toric/contracts/order/carts/cart.errors';
import { GetCart } from '@toric/contracts/order/carts/cart.http';
import type { PlacingSettings } from '../../orders/placing/place.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { mayOpen } from '../cart.ts';
import { readCart, readContents } from '../cart.reader.store.ts';
import { cartView } from '../cart.view.ts';
import { quoteCart } from '../quote-cart.flow.ts';

/** GET /carts/{cartId}. Returns a cart of a customer, with its present total. */
export const getCart = (settings: PlacingSettings) =>
  query<typeof GetCart, Reader>(GetCart, {
    async run({ params: { cartId }, ...asked }) {
      const { actor, db, now } = asked;
      const cart = await readCart(db, cartId);
      if (!cart || !mayOpen(cart, { actor, digest: undefined, now })) throw CART_NOT_FOUND();
      const contents = await readContents(db, settings.vault, cart);
      return cartView(cart, contents, await quoteCart(settings, contents, asked));
    },
  });
