import { ShipStock } from '@toric/contracts/catalog-inventory/events';
import { emits } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { on } from '@toric/messaging/subscription';
import { dayOf } from '@toric/optics/calendar-day';
import { ordersToRefill } from '../replace-quarantined.ts';
import { findHeldBoxes, releaseQuarantined } from '../replace-quarantined.store.ts';
import { answerToShip, requireShippable, withLineFacts } from '../reservation.ts';
import { endReservations, findLotsOfOrders, lockReservations } from '../reservation.store.ts';
import { allocate } from '../stock.ts';
import { holdBoxes, lockCandidateLots, lockLotsToShip, releaseBoxes, shipBoxes } from '../stock.store.ts';

type Rules = { spareDays: number };

/**
 * ⇐ catalog-inventory.ship-stock.v1. Takes the boxes of an order out of stock; boxes in quarantine are replaced first.
 * Emits catalog-inventory.stock-shipped.v1, or catalog-inventory.shipment-refused.v1 if no replacement is free. Throws
 * for an order that holds no boxes and had no ShipStock before, so the message becomes a dead letter.
 */
export const shipStock = ({ spareDays }: Rules) =>
  on(ShipStock, {
    async runMany({ received, tx, now }) {
      const orderIds = [...new Set(received.map(({ message }) => message.orderId))];
      const reservations = await lockReservations(tx, orderIds);
      for (const orderId of orderIds) requireShippable(orderId, reservations.get(orderId));
      const withStatus = (status: string) => orderIds.filter((id) => reservations.get(id)?.status === status);
      const held = withStatus('held');
      const withdrawn = held.length > 0 ? await replaceQuarantined(tx, held, { spareDays, now }) : [];
      const leaving = held.filter((id) => !withdrawn.includes(id));
      if (leaving.length > 0) {
        await shipBoxes(tx, leaving, now);
        await endReservations(tx, leaving, 'shipped', now);
      }
      if (withdrawn.length > 0) {
        await releaseBoxes(tx, withdrawn, now);
        await endReservations(tx, withdrawn, 'withdrawn', now);
      }
      const lots = await findLotsOfOrders(tx, orderIds);
      const shipped = new Set([...withStatus('shipped'), ...leaving]);
      return received.map(({ message: { orderId } }) => {
        const lotsOfOrder = lots.filter((lot) => lot.orderId === orderId);
        return emits(answerToShip(orderId, shipped.has(orderId), lotsOfOrder));
      });
    },
  });

/**
 * Replaces the boxes in quarantine by other boxes, which are chosen like the boxes of a new reservation. An eye wears
 * the boxes that the order keeps before the new boxes, so the new boxes must keep longer. Returns the ids of the orders
 * whose boxes cannot be replaced.
 */
async function replaceQuarantined(tx: Tx, orderIds: readonly string[], { spareDays, now }: Rules & { now: Date }) {
  if (!(await lockLotsToShip(tx, orderIds))) return [];
  const today = dayOf(now);
  const boxes = await findHeldBoxes(tx, orderIds);
  const { orders, refused: withoutMarket } = ordersToRefill(boxes);
  const { allocations, refused } = allocate(orders, await lockCandidateLots(tx, orders, today), { today, spareDays });
  const refilled = orders.map(({ orderId }) => orderId).filter((id) => !refused.has(id));
  await releaseQuarantined(tx, refilled, now);
  holdBoxes(tx, withLineFacts(allocations, boxes), now, 'exchange');
  return [...withoutMarket, ...refused.keys()];
}
