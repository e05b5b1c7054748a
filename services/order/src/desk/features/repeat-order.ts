import { preparedCommand, selfOf } from '@toric/chassis/http/endpoint';
import { RepeatOrder } from '@toric/contracts/order/repeat.http';
import type { Reader } from '../../reader.store.ts';
import { countGuess } from '../../orders/guesses/count-guess.flow.ts';
import type { CouponGuess } from '../../orders/guesses/coupon-guess.store.ts';
import { place, type PlacingSettings } from '../../orders/placing/place.flow.ts';
import { repeatedOrder } from '../../orders/placing/repeat.flow.ts';

/**
 * POST /orders/{orderId}/repeat → order.order-placed.v1. Orders lenses of an earlier order again, at today's prices.
 * The request names lines and no powers, so staff who may not see powers can send it.
 */
export const repeatOrder = (settings: PlacingSettings) =>
  preparedCommand<typeof RepeatOrder, Reader, CouponGuess | undefined>(RepeatOrder, {
    prepare: ({ body: { couponCode: code }, actor, callerAddress, aside }) =>
      countGuess(settings, { code, actor, callerAddress, aside }),
    async run({ params: { orderId }, body, actor, tx, now, newId, prepared: guess }) {
      const wanted = { orderId, body, self: selfOf(actor), actor, now };
      const { customerId, ...repeated } = await repeatedOrder(tx, settings.vault, wanted);
      return place(settings, { body: repeated, customerId, guess }, { actor, tx, now, newId });
    },
  });
