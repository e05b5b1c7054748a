import { ReleaseStock, StockReleased } from '@toric/contracts/catalog-inventory/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { claimReservations, endReservations, lockReservations } from '../reservation.store.ts';
import { releaseBoxes } from '../stock.store.ts';
import { dropWaiting } from '../waiting/waiting.store.ts';

/**
 * ⇐ catalog-inventory.release-stock.v1. Frees the boxes that an order holds, also if a part of them has left. An order
 * that waits for boxes stops waiting. If the order has no reservation yet, inserts a released one, so that a late
 * ReserveStock is refused. Emits catalog-inventory.stock-released.v1, but nothing for an order that was shipped.
 */
export const releaseStock = on(ReleaseStock, {
  async runMany({ received, tx, now }) {
    const orderIds = [...new Set(received.map(({ message }) => message.orderId))];
    const orders = orderIds.map((orderId) => ({ orderId }));
    await claimReservations(tx, { orders, status: 'released', reservedUntil: null, now });
    const reservations = await lockReservations(tx, orderIds);
    const held = orderIds.filter((id) => reservations.get(id)?.status === 'held');
    const waiting = orderIds.filter((id) => reservations.get(id)?.status === 'waiting');
    if (held.length > 0) await releaseBoxes(tx, held, now);
    dropWaiting(tx, waiting);
    if (held.length + waiting.length > 0) await endReservations(tx, [...held, ...waiting], 'released', now);
    return received.map(({ message: { orderId } }) =>
      reservations.get(orderId)?.status === 'shipped' ? undefined : emits(StockReleased({ orderId })),
    );
  },
});
