import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RETURN_CARRIAGE_HALF } from '@toric/contracts/order/returns/return.errors';
import { ReturnApproved } from '@toric/contracts/order/returns/return.events';
import { ApproveReturn } from '@toric/contracts/order/returns/return.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import { AWAITED_DAYS } from '../return.process.ts';
import { approve } from '../return.store.ts';
import { assertState, assertWithinLimit } from '../return.ts';
import type { ReturnSettings } from '../settings.ts';
import { lockedReturn, named, showReturn } from '../show-return.flow.ts';

/**
 * POST /returns/{returnId}/approve → order.return-approved.v1. Accepts a return. If no goods can come back, the return
 * process refunds the requested boxes at once.
 */
export const approveReturn = ({ vault, salesLimit }: ReturnSettings) =>
  command(ApproveReturn, {
    async run({ params: { returnId }, body, actor, tx, now }) {
      const found = await lockedReturn(tx, returnId, undefined);
      assertState(found.status, 'requested');
      if ((body.carrier === undefined) !== (body.trackingNumber === undefined)) throw RETURN_CARRIAGE_HALF();
      const { goodsComeBack, customerId, deliveryToo, currency } = found;
      if (!goodsComeBack) assertWithinLimit({ amount: found.expectedRefund, currency }, actor.roles, salesLimit);
      const sendBackBy = addDays(dayOf(now), AWAITED_DAYS);
      approve(tx, returnId, body, { id: actor.id, sendBackBy });
      const refunds = goodsComeBack ? [] : found.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
      const decision = { refunds, withDelivery: !goodsComeBack && deliveryToo, decidedBy: actor.id };
      return answer(showReturn(tx, vault, returnId))
        .emits(ReturnApproved({ ...named(found), goodsComeBack, sendBackBy, ...decision }))
        .records({ action: 'return.approved', subject: returnId, customerId });
    },
  });
