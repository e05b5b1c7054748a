import { ShipStock, StockShipped } from '@toric/contracts/catalog-inventory';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { requireHeldOrShipped } from '../reservation.ts';
import { endReservations, lockReservations, lotsOfOrders } from '../reservation.store.ts';
import { shipBoxes } from '../stock.store.ts';

/**
 * ⇐ ShipStock. An order's boxes leave the warehouse. → StockShipped, lot by lot; repeated, the same answer.
 * An order that holds nothing cannot be shipped: the message is set aside for people to look at.
 */
export const shipStock = on(ShipStock, {
  async runMany({ received, tx, now }) {
    const orderIds = [...new Set(received.map(({ message }) => message.orderId))];
    const reservations = await lockReservations(tx, orderIds);
    for (const orderId of orderIds) requireHeldOrShipped(orderId, reservations.get(orderId));
    const held = orderIds.filter((id) => reservations.get(id)?.status === 'held');
    if (held.length > 0) {
      await shipBoxes(tx, held, now);
      await endReservations(tx, held, 'shipped', now);
    }
    const lots = await lotsOfOrders(tx, orderIds);
    return received.map(({ message: { orderId } }) => {
      return emits(StockShipped({ orderId, lots: lots.filter((lot) => lot.orderId === orderId) }));
    });
  },
});
