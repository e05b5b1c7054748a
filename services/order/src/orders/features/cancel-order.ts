import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { CancellationRequested } from '@toric/contracts/order/events';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { CancelOrder, OrderStatus } from '@toric/contracts/order/order.http';
import { shownTo } from '../holds/desk.view.ts';
import { assertCancellable, isCancelled } from '../order.ts';
import { findOrder, lockProcess, setNote } from '../order.store.ts';
import { showOrder } from '../show-order.flow.ts';

/**
 * POST /orders/{orderId}/cancel → order.cancellation-requested.v1. Requests the cancellation of an order. The order
 * process then releases the coupon, the stock and the payment. The note of the person who cancels is sealed in the
 * order, and no message contains it. An order that is cancelled, or is being cancelled, is returned unchanged.
 */
export const cancelOrder = ({ vault }: { vault: Vault }) =>
  command(CancelOrder, {
    async run({ params: { orderId }, body: { note }, actor, tx }) {
      lockProcess(tx, orderId);
      const order = await findOrder(tx, orderId, selfOf(actor));
      if (!order) throw ORDER_NOT_FOUND();
      assertCancellable(OrderStatus.parse(order.status));
      if (note && !isCancelled(order)) setNote(tx, orderId, note, await keyringFor(tx, vault, order.customerId));
      const by = actor.kind === 'customer' ? 'customer' : 'shop';
      const reason = { code: `order.cancelled-by-${by}`, detail: `Cancelled by the ${by}.` };
      const shown = async () => shownTo(actor, await showOrder(tx, vault, orderId)());
      return answer(shown).emits(CancellationRequested({ orderId, customerId: order.customerId, reason }));
    },
  });
