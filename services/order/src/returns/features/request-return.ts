import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { formatNumber } from '@toric/contracts/numbers/number-rule';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { ReturnRequested } from '@toric/contracts/order/returns/return.events';
import { RequestReturn } from '@toric/contracts/order/returns/return.http';
import { dayOf } from '@toric/optics/calendar-day';
import { AWAITED_DAYS, returnProcess } from '../return.process.ts';
import { insertReturn, lockBought, nextReturnSequence } from '../return.store.ts';
import { assertMayAsk, quoteReturn } from '../return.ts';
import type { ReturnSettings } from '../settings.ts';
import { named, showReturn } from '../show-return.flow.ts';
import { factsOf, newReturn } from '../new-return.ts';

/**
 * POST /orders/{orderId}/returns → order.return-requested.v1. Requests a return and starts its process. The order is
 * locked, so that parallel returns together never have more boxes than were bought.
 */
export const requestReturn = ({ vault, policy, returnNumberRule }: ReturnSettings) =>
  command(RequestReturn, {
    async run({ params: { orderId }, body, actor, tx, now, newId }) {
      const order = await lockBought(tx, orderId, selfOf(actor));
      if (!order) throw ORDER_NOT_FOUND();
      const quote = quoteReturn(order, body, { today: dayOf(now), policy, awaitedDays: AWAITED_DAYS });
      assertMayAsk(quote, body, actor.kind, order.market);
      const number = formatNumber(returnNumberRule, await nextReturnSequence(tx), now);
      const asked = newReturn(order, quote, { body, id: newId(), number, by: actor.id, now });
      insertReturn(tx, asked, await keyringFor(tx, vault, order.customerId));
      const { id, customerId } = asked;
      const fields = changed({}, { orderId, resolution: body.resolution, boxes: body.lines.length });
      return answer(showReturn(tx, vault, id, selfOf(actor)))
        .emits(ReturnRequested(named(asked)))
        .starts(returnProcess, id, factsOf(asked))
        .records({ action: 'return.requested', subject: id, customerId, fields });
    },
  });
