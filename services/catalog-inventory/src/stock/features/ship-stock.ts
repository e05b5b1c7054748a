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
 * ⇐ catalog-inventory.ship-stock.v1. Takes the reserved boxes of an order out of stock. Boxes in quarantine are
 * replaced by other boxes first. Emits catalog-inventory.stock-shipped.v1, or catalog-inventory.shipment-refused.v1 if
 * the boxes in quarantine cannot all be replaced. Throws for an order that has no reserved boxes and had no ShipStock
 * before, so the message becomes a dead letter.
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
 * Replaces the reserved boxes that are in quarantine by other boxes. The other boxes are chosen by the rules for a new
 * reservation. It is assumed that an eye first wears the boxes of the order that are not in quarantine. The other boxes
 * are opened later, so they must expire later. Returns the ids of the orders whose boxes in quarantine cannot all be
 * replaced.
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
