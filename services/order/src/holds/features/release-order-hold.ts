import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ORDER_HOLD_NOT_FOUND, ORDER_HOLD_RELEASED } from '@toric/contracts/order/holds/order-hold.errors';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import { ReleaseOrderHold } from '@toric/contracts/order/holds/order-hold.http';
import { assertMayRelease } from '../../orders/holds/hold.ts';
import { findHold, orderOfHold, releaseHold } from '../../orders/holds/hold.store.ts';
import { findOrder, lockProcess } from '../../orders/order.store.ts';
import { holdReceipt } from '../order-hold.view.ts';

/**
 * POST /order-holds/{holdId}/release → order.hold-changed.v1. Releases a hold. The order may ship when no hold is left.
 */
export const releaseOrderHold = ({ vault }: { vault: Vault }) =>
  command(ReleaseOrderHold, {
    async run({ params: { holdId }, body: { reason }, actor, tx, now }) {
      const orderId = await orderOfHold(tx, holdId);
      if (orderId === undefined) throw ORDER_HOLD_NOT_FOUND();
      lockProcess(tx, orderId);
      const order = await findOrder(tx, orderId, undefined);
      if (!order) throw ORDER_HOLD_NOT_FOUND();
      const { customerId } = order;
      const keys = await keyringFor(tx, vault, customerId);
      const hold = await findHold(tx, keys, holdId);
      assertMayRelease(actor, hold.kind, order.placedBy);
      if (hold.releasedAt !== null) throw ORDER_HOLD_RELEASED();
      const holds = await releaseHold(tx, keys, { holdId, orderId, reason, by: actor.id }, now);
      const fields = changed({ kind: hold.kind }, {});
      return answer(holdReceipt({ ...hold, releasedBy: actor.id, releasedAt: now }, order))
        .emits(OrderHoldChanged({ orderId, customerId, isHeld: holds > 0, holds }))
        .records({ action: 'order-hold.released', subject: orderId, customerId, why: reason, fields });
    },
  });
