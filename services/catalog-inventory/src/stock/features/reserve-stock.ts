import { ReserveStock } from '@toric/contracts/catalog-inventory/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { answerToReserve, heldFor, isProven, type Reservation, refuseUnproven } from '../reservation.ts';
import { claimReservations, lockReservations, refuseReservations } from '../reservation.store.ts';
import { allocate } from '../stock.ts';
import { holdPieces, lockCandidateLots } from '../stock.store.ts';

const DAY_MS = 86_400_000;

/**
 * ⇐ ReserveStock. Boxes for up to a hundred orders, first expired first out as eyes open them, all lines or nothing.
 * → StockReserved, or StockRefused; a repeated command gets the first answer again. One that does not say what permits
 * each line holds nothing, and leaves no trace.
 */
export const reserveStock = ({ spareDays, reservationDays }: { spareDays: number; reservationDays: number }) =>
  on(ReserveStock, {
    async runMany({ received, tx, now }) {
      const today = now.toISOString().slice(0, 10);
      const reservedUntil = new Date(now.getTime() + reservationDays * DAY_MS);
      const asked = new Map(received.map(({ message }) => [message.orderId, message]));
      const proven = [...asked.values()].filter(isProven);
      // one round trip, the locks in their order; of an order that comes again its lots are locked for nothing
      const [fresh, known, lots] = await Promise.all([
        claimReservations(tx, { orders: proven, status: 'held', reservedUntil, now }),
        lockReservations(tx, [...asked.keys()]),
        lockCandidateLots(tx, proven, today),
      ]);
      const orders = proven.filter(({ orderId }) => fresh.has(orderId));
      const { pieces, refused } = allocate(orders, lots, { today, spareDays });
      const decided = orders.map(({ orderId }): Reservation => {
        const refusedLineIds = refused.get(orderId);
        if (!refusedLineIds) return { orderId, status: 'held', reservedUntil, refusedLineIds: [] };
        return { orderId, status: 'refused', reservedUntil: null, refusedLineIds };
      });
      const lines = orders.flatMap((order) => order.lines);
      holdPieces(tx, heldFor(lines, pieces), now);
      refuseReservations(
        tx,
        decided.filter(({ status }) => status === 'refused'),
        now,
      );
      const all = new Map([...known, ...decided.map((one) => [one.orderId, one] as const)]);
      return received.map(({ message }) => {
        const reservation = all.get(message.orderId);
        const lineIds = message.lines.map(({ lineId }) => lineId);
        return emits(reservation ? answerToReserve(reservation, lineIds) : refuseUnproven(message));
      });
    },
  });
