import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import { PlaceOrderHold } from '@toric/contracts/order/holds/order-hold.http';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { assertHoldable } from '../../orders/holds/hold.ts';
import { insertHold } from '../../orders/holds/hold.store.ts';
import { findOrder, lockProcess } from '../../orders/order.store.ts';
import { holdReceipt } from '../order-hold.view.ts';

/**
 * POST /orders/{orderId}/holds → order.hold-changed.v1. Puts an order on hold, so that it is neither picked nor
 * shipped.
 */
export const placeOrderHold = ({ vault }: { vault: Vault }) =>
  command(PlaceOrderHold, {
    async run({ params: { orderId }, body: { kind, reason }, actor, tx, now, newId }) {
      lockProcess(tx, orderId);
      const order = await findOrder(tx, orderId, undefined);
      if (!order) throw ORDER_NOT_FOUND();
      assertHoldable(order.status);
      const { customerId } = order;
      const hold = { id: newId(), orderId, kind, reason, placedBy: actor.id };
      const holds = await insertHold(tx, await keyringFor(tx, vault, customerId), hold, now);
      const open = { releaseReason: null, releasedBy: null, releasedAt: null, createdAt: now };
      return answer(holdReceipt({ ...hold, ...open }, order))
        .emits(OrderHoldChanged({ orderId, customerId, isHeld: true, holds }))
        .records({
          ...{ action: 'order-hold.placed', subject: orderId, customerId, why: reason, fields: changed({}, { kind }) },
        });
    },
  });
