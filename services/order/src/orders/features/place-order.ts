import { preparedCommand } from '@toric/chassis/http/endpoint';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import type { Reader } from '../../reader.store.ts';
import { countGuess } from '../guesses/count-guess.flow.ts';
import type { CouponGuess } from '../guesses/coupon-guess.store.ts';
import { buyerOf } from '../order.ts';
import { place, type PlacingSettings } from '../placing/place.flow.ts';

/**
 * POST /orders → order.order-placed.v1. Accepts an order at today's prices and starts its process. The process
 * (order.process.ts) then checks the prescription and the coupon, reserves the stock and authorises the payment.
 */
export const placeOrder = (settings: PlacingSettings) =>
  preparedCommand<typeof PlaceOrder, Reader, CouponGuess | undefined>(PlaceOrder, {
    prepare: ({ body: { couponCode: code }, actor, callerAddress, aside }) =>
      countGuess(settings, { code, actor, callerAddress, aside }),
    async run({ body, actor, tx, now, newId, prepared: guess }) {
      const customerId = buyerOf(actor, body.customerId);
      return place(settings, { body, customerId, guess }, { actor, tx, now, newId });
    },
  });
