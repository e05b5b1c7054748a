import { preparedCommand } from '@toric/chassis/http/endpoint';
import { requireVersion } from '@toric/chassis/http/run-command';
import { REQUEST_STALE } from '@toric/contracts/kernel/request.errors';
import { CART_NOT_FOUND, CART_PLACED } from '@toric/contracts/order/carts/cart.errors';
import { PlaceCart } from '@toric/contracts/order/carts/cart.http';
import { type CouponGuess, countCouponGuess, guesserOf } from '../../orders/guesses/coupon-guess.store.ts';
import { place, type PlacingSettings } from '../../orders/placing/place.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { assertCreditOf, buyerOfCart, CART_TOKEN, mayOpen, orderLinesOf } from '../cart.ts';
import { readCart, readContents } from '../cart.reader.store.ts';
import { findContents, lockCart, takeCart } from '../cart.store.ts';

/**
 * POST /carts/{cartId}/place → order.order-placed.v1. Makes an order of a cart, with all checks of a new order. The
 * cart is locked, so that two browser tabs place it only once.
 */
export const placeCart = (settings: PlacingSettings) =>
  preparedCommand<typeof PlaceCart, Reader, CouponGuess | undefined>(PlaceCart, {
    async prepare({ params: { cartId }, body: { token }, actor, callerAddress, db, aside, now }) {
      const { vault } = settings;
      const cart = await readCart(db, cartId);
      const digest = token && vault.blindIndex(CART_TOKEN, token);
      if (!cart || !mayOpen(cart, { actor, digest, now })) throw CART_NOT_FOUND();
      const code = (await readContents(db, vault, cart))?.couponCode;
      if (code === undefined) return undefined;
      const guess = { ...guesserOf(vault, { actor, callerAddress }), code };
      await countCouponGuess(aside, guess, settings.wrongCoupons);
      return guess;
    },
    async run({ params: { cartId }, body, actor, expectedVersion, tx, now, newId, prepared: guess }) {
      const cart = await lockCart(tx, cartId);
      if (!cart) throw CART_NOT_FOUND();
      const contents = await findContents(tx, settings.vault, cart);
      if (cart.state === 'placed' || !contents) throw CART_PLACED();
      requireVersion(expectedVersion, cart.version);
      // the guess was counted before the cart was locked, and the cart may have got another coupon code meanwhile
      if (contents.couponCode !== guess?.code) throw REQUEST_STALE({ version: cart.version });
      const customerId = buyerOfCart(cart, actor, body.customerId);
      const { shippingAddressId, paymentToken, note } = body;
      const { country: market, ...stated } = contents.place;
      const { couponCode, deliveryMethodId, useStoreCredit } = contents;
      if (useStoreCredit !== undefined) assertCreditOf(customerId, actor, body.customerId);
      const order = { market, place: stated, lines: orderLinesOf(contents), shippingAddressId, paymentToken };
      const wanted = { ...order, couponCode, note, useStoreCredit, ...(deliveryMethodId && { deliveryMethodId }) };
      const placed = await place(settings, { body: wanted, customerId, guess }, { actor, tx, now, newId });
      const { id: orderId } = typeof placed.body === 'function' ? await placed.body() : placed.body;
      await takeCart(tx, cart, { orderId, customerId }, now);
      return placed;
    },
  });
