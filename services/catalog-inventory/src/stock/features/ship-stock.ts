import { ShipStock } from '@toric/contracts/catalog-inventory/events';
import { emits } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { on } from '@toric/messaging/subscription';
import { dayOf } from '@toric/optics/calendar-day';
import { ordersToRefill } from '../replace-quarantined.ts';
import { findHeldBoxes, giveUpQuarantined } from '../replace-quarantined.store.ts';
import { answerToShip, heldFor, requireShippable } from '../reservation.ts';
import { endReservations, lockReservations, lotsOfOrders } from '../reservation.store.ts';
import { allocate } from '../stock.ts';
import { holdPieces, lockCandidateLots, lockLotsToShip, releaseBoxes, shipBoxes } from '../stock.store.ts';

type Rules = { spareDays: number };

/**
 * ⇐ ShipStock. An order's boxes leave the warehouse, but none that is in quarantine: others go in its place.
 * → StockShipped, lot by lot, or ShipmentRefused where there are no others; repeated, the same answer.
 * An order that holds nothing cannot be shipped: the message is set aside for people to look at.
 */
export const shipStock = ({ spareDays }: Rules) =>
  on(ShipStock, {
    async runMany({ received, tx, now }) {
      const orderIds = [...new Set(received.map(({ message }) => message.orderId))];
      const reservations = await lockReservations(tx, orderIds);
      for (const orderId of orderIds) requireShippable(orderId, reservations.get(orderId));
      const are = (status: string) => orderIds.filter((id) => reservations.get(id)?.status === status);
      const held = are('held');
      const stuck = held.length > 0 ? await exchangeQuarantined(tx, held, { spareDays, now }) : [];
      const leaving = held.filter((id) => !stuck.includes(id));
      if (leaving.length > 0) {
        await shipBoxes(tx, leaving, now);
        await endReservations(tx, leaving, 'shipped', now);
      }
      if (stuck.length > 0) {
        await releaseBoxes(tx, stuck, now);
        await endReservations(tx, stuck, 'withdrawn', now);
      }
      const lots = await lotsOfOrders(tx, orderIds);
      const left = new Set([...are('shipped'), ...leaving]);
      return received.map(({ message: { orderId } }) => {
        const ofOrder = lots.filter((lot) => lot.orderId === orderId);
        return emits(answerToShip(orderId, left.has(orderId), ofOrder));
      });
    },
  });

/** Others are chosen as the boxes were, to be worn behind those that an eye keeps. Gives the orders that find none. */
async function exchangeQuarantined(tx: Tx, orderIds: readonly string[], { spareDays, now }: Rules & { now: Date }) {
  if (!(await lockLotsToShip(tx, orderIds))) return [];
  const today = dayOf(now);
  const boxes = await findHeldBoxes(tx, orderIds);
  const { orders, refused: withoutMarket } = ordersToRefill(boxes);
  const { pieces, refused } = allocate(orders, await lockCandidateLots(tx, orders, today), { today, spareDays });
  const refilled = orders.map(({ orderId }) => orderId).filter((id) => !refused.has(id));
  await giveUpQuarantined(tx, refilled, now);
  holdPieces(tx, heldFor(boxes, pieces), now, 'exchange');
  return [...withoutMarket, ...refused.keys()];
}
