import { ReserveStock } from '@toric/contracts/catalog-inventory';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { answerToReserve, type Reservation } from '../reservation.ts';
import { claimReservations, lockReservations, refuseReservations } from '../reservation.store.ts';
import { allocate } from '../stock.ts';
import { holdPieces, lockCandidateLots } from '../stock.store.ts';

const DAY_MS = 86_400_000;

/**
 * ⇐ ReserveStock. Boxes for up to a hundred orders, first expired first out as eyes open them, all lines or nothing.
 * → StockReserved, or StockRefused; a repeated command gets the first answer again.
 */
export const reserveStock = ({ spareDays, reservationDays }: { spareDays: number; reservationDays: number }) =>
  on(ReserveStock, {
    async runMany({ received, tx, now }) {
      const today = now.toISOString().slice(0, 10);
      const reservedUntil = new Date(now.getTime() + reservationDays * DAY_MS);
      const asked = new Map(received.map(({ message }) => [message.orderId, message]));
      const fresh = await claimReservations(tx, { orderIds: [...asked.keys()], status: 'held', reservedUntil, now });
      const known = await lockReservations(
        tx,
        [...asked.keys()].filter((id) => !fresh.has(id)),
      );
      const orders = [...asked.values()].filter(({ orderId }) => fresh.has(orderId));
      const { pieces, refused } = allocate(orders, await lockCandidateLots(tx, orders, today), { today, spareDays });
      const decided = orders.map(({ orderId }): Reservation => {
        const refusedLineIds = refused.get(orderId);
        if (!refusedLineIds) return { orderId, status: 'held', reservedUntil, refusedLineIds: [] };
        return { orderId, status: 'refused', reservedUntil: null, refusedLineIds };
      });
      await holdPieces(tx, pieces, now);
      await refuseReservations(
        tx,
        decided.filter(({ status }) => status === 'refused'),
        now,
      );
      const all = new Map([...known, ...decided.map((one) => [one.orderId, one] as const)]);
      return received.map(({ message: { orderId, lines } }) => {
        const reservation = all.get(orderId);
        return (
          reservation &&
          emits(
            answerToReserve(
              reservation,
              lines.map(({ lineId }) => lineId),
            ),
          )
        );
      });
    },
  });
