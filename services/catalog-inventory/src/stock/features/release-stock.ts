import { ReleaseStock, StockReleased } from '@toric/contracts/catalog-inventory/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { claimReservations, endReservations, lockReservations } from '../reservation.store.ts';
import { releaseBoxes } from '../stock.store.ts';

/**
 * ⇐ ReleaseStock. Gives an order's boxes back; where none are held yet, the row forbids a reservation still under way.
 * → StockReleased; nothing for an order that was shipped: its boxes are gone and stay so.
 */
export const releaseStock = on(ReleaseStock, {
  async runMany({ received, tx, now }) {
    const orderIds = [...new Set(received.map(({ message }) => message.orderId))];
    const orders = orderIds.map((orderId) => ({ orderId }));
    await claimReservations(tx, { orders, status: 'released', reservedUntil: null, now });
    const reservations = await lockReservations(tx, orderIds);
    const held = orderIds.filter((id) => reservations.get(id)?.status === 'held');
    if (held.length > 0) {
      await releaseBoxes(tx, held, now);
      await endReservations(tx, held, 'released', now);
    }
    return received.map(({ message: { orderId } }) =>
      reservations.get(orderId)?.status === 'shipped' ? undefined : emits(StockReleased({ orderId })),
    );
  },
});
