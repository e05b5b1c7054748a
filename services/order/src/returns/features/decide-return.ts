import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { ReturnDecided } from '@toric/contracts/order/returns/return.events';
import { DecideReturn } from '@toric/contracts/order/returns/return-work.http';
import { keepBoxDecisions, keepDecision, lockBought } from '../return.store.ts';
import { assertState, assertWithinLimit, decideBoxes, refundOf } from '../return.ts';
import type { ReturnSettings } from '../settings.ts';
import { assertExchangeSent, lockedReturn, named, showReturn } from '../show-return.flow.ts';

/**
 * POST /returns/{returnId}/decision → order.return-decided.v1. Decides for which boxes money is refunded. If a refund
 * or a charge failed, sending the request again repeats it.
 */
export const decideReturn = ({ vault, salesLimit }: ReturnSettings) =>
  command(DecideReturn, {
    async run({ params: { returnId }, body, actor, tx }) {
      const found = await lockedReturn(tx, returnId, undefined);
      const { customerId, currency } = found;
      assertState(found.status, 'deciding', 'refund-failed', 'charge-failed');
      const asked = { lines: found.lines, deliveryToo: found.deliveryToo };
      const decision = found.goodsComeBack
        ? decideBoxes({ ...asked, boxes: found.boxes }, body)
        : {
            boxes: [],
            refunds: found.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
            withDelivery: found.deliveryToo,
          };
      await assertExchangeSent(tx, found);
      const order = await lockBought(tx, found.orderId, undefined);
      if (!order) throw ORDER_NOT_FOUND();
      const fresh = { ...order, lines: order.lines.map((line) => ({ ...line, returned: 0 })) };
      const amount = refundOf(fresh, decision.refunds) + (decision.withDelivery ? order.delivery : 0);
      assertWithinLimit({ amount, currency }, actor.roles, salesLimit);
      keepBoxDecisions(tx, decision.boxes);
      keepDecision(
        tx,
        returnId,
        { by: actor.id, why: body.why, refundTo: body.refundTo },
        await keyringFor(tx, vault, customerId),
      );
      const { refunds, withDelivery } = decision;
      const { refundTo } = body;
      const boxes = refunds.reduce((sum, { quantity }) => sum + quantity, 0);
      const fields = changed({}, { refunds: boxes, withDelivery, ...(refundTo && { refundTo }) });
      return answer(showReturn(tx, vault, returnId))
        .emits(ReturnDecided({ ...named(found), refunds, withDelivery, refundTo, decidedBy: actor.id }))
        .records({ action: 'return.decided', subject: returnId, customerId, why: body.why, fields });
    },
  });
