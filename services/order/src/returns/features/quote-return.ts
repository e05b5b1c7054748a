import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { QuoteReturn } from '@toric/contracts/order/returns/return.http';
import { dayOf } from '@toric/optics/calendar-day';
import { AWAITED_DAYS } from '../return.process.ts';
import { lockBought } from '../return.store.ts';
import { quoteReturn as quote } from '../return.ts';
import type { ReturnSettings } from '../settings.ts';

/**
 * POST /orders/{orderId}/return-quotes. Returns which boxes of the order may come back, by which rule, and the refund
 * for them.
 */
export const quoteReturn = ({ policy }: ReturnSettings) =>
  command(QuoteReturn, {
    async run({ params: { orderId }, body, actor, tx, now }) {
      const order = await lockBought(tx, orderId, selfOf(actor));
      if (!order) throw ORDER_NOT_FOUND();
      return answer(quote(order, body, { today: dayOf(now), policy, awaitedDays: AWAITED_DAYS }));
    },
  });
