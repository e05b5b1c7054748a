import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RETURN_WRONG_STATE } from '@toric/contracts/order/returns/return.errors';
import { ReturnCancelled } from '@toric/contracts/order/returns/return.events';
import { CancelReturn } from '@toric/contracts/order/returns/return-work.http';
import { dropReturnLabel } from '../../parcels/back/return-label.flow.ts';
import { assertState } from '../return.ts';
import { lockedReturn, named, showReturn } from '../show-return.flow.ts';

/**
 * POST /returns/{returnId}/cancel → order.return-cancelled.v1. Cancels a return, unless the order for its new goods was
 * placed.
 */
export const cancelReturn = ({ vault }: { vault: Vault }) =>
  command(CancelReturn, {
    async run({ params: { returnId }, actor, tx, now }) {
      const found = await lockedReturn(tx, returnId, selfOf(actor));
      const { status, customerId } = found;
      assertState(status, 'requested', 'approved', 'reminded');
      if (found.exchangeOrderId !== null) throw RETURN_WRONG_STATE({ status: 'exchanged' });
      const calls = await dropReturnLabel(tx, returnId, now);
      return answer(showReturn(tx, vault, returnId, selfOf(actor)))
        .emits(ReturnCancelled(named(found)))
        .performs(...calls)
        .records({ action: 'return.cancelled', subject: returnId, customerId });
    },
  });
