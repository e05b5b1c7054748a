import { preparedCommand } from '@toric/chassis/http/endpoint';
import { SellAtCounter } from '@toric/contracts/order/counter/counter.http';
import { countGuess } from '../../orders/guesses/count-guess.flow.ts';
import type { CouponGuess } from '../../orders/guesses/coupon-guess.store.ts';
import { place, type PlacingSettings } from '../../orders/placing/place.flow.ts';
import type { Reader } from '../../reader.store.ts';

/** Replaces the card token in a sale that is paid in cash. The payment service never opens this placeholder. */
const CASH_TOKEN = 'cash';

/**
 * POST /counter-sales → order.order-placed.v1. Sells at the counter. The order passes all checks of a new order, takes
 * its boxes from the named warehouse, and completes when it is paid (order.process.ts). No rule puts it on hold.
 */
export const sellAtCounter = (settings: PlacingSettings) =>
  preparedCommand<typeof SellAtCounter, Reader, CouponGuess | undefined>(SellAtCounter, {
    prepare: ({ body: { couponCode: code }, actor, callerAddress, aside }) =>
      countGuess(settings, { code, actor, callerAddress, aside }),
    async run({ body, actor, tx, now, newId, prepared: guess }) {
      const { customerId, warehouseId, method, paymentToken = CASH_TOKEN, ...order } = body;
      const wanted = { ...order, paymentToken, channel: 'counter' } as const;
      const way = { method, warehouseId, atCounter: true };
      return place(settings, { body: wanted, customerId, guess, way }, { actor, tx, now, newId });
    },
  });
