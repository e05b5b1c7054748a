import { ReserveStock } from '@toric/contracts/catalog-inventory/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { dayOf } from '@toric/optics/calendar-day';
import {
  answerToReserve,
  hasEvidence,
  packsWithoutEvidence,
  type Reservation,
  refuseWithoutEvidence,
  withLineFacts,
} from '../reservation.ts';
import { claimReservations, findFreePacks, lockReservations, refuseReservations } from '../reservation.store.ts';
import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import { allocate } from '../stock.ts';
import { holdBoxes, lockCandidateLots } from '../stock.store.ts';
import { keepWaiting } from '../waiting/waiting.store.ts';

const DAY_MS = 86_400_000;
type Settings = { spareDays: number; reservationDays: number; waitDays: number; customers: CustomerPseudonyms };

/**
 * ⇐ catalog-inventory.reserve-stock.v1. Reserves boxes for a batch of orders. An order gets the boxes of all its lines
 * or none. If the line of a lens names no evidence, the order is refused and nothing is stored. Emits
 * catalog-inventory.stock-reserved.v1 or catalog-inventory.stock-refused.v1, and catalog-inventory.stock-awaited.v1 for
 * an order that may wait for sold-out boxes.
 */
export const reserveStock = ({ spareDays, reservationDays, waitDays, customers }: Settings) =>
  on(ReserveStock, {
    async runMany({ received, tx, now }) {
      const today = dayOf(now);
      const reservedUntil = new Date(now.getTime() + reservationDays * DAY_MS);
      const commands = new Map(received.map(({ message }) => [message.orderId, message]));
      // only a batch with goods that are not a lens sends this statement
      const freePacks = await findFreePacks(tx, packsWithoutEvidence([...commands.values()]));
      const permitted = [...commands.values()].filter((command) => hasEvidence(command, freePacks));
      const withEvidence = permitted.map(({ customerId, ...command }) => ({
        ...command,
        customerPseudonym: customerId && customers.pseudonymOf(customerId),
      }));
      // The three statements are pipelined: they run in this order, in one round trip. Only the first one shows whether
      // a command is repeated. So the lots of a repeated command are locked too, although it needs none of them.
      const [claimed, known, lots] = await Promise.all([
        claimReservations(tx, { orders: withEvidence, status: 'held', reservedUntil, now }),
        lockReservations(tx, [...commands.keys()]),
        lockCandidateLots(tx, withEvidence, today),
      ]);
      const orders = withEvidence.filter(({ orderId }) => claimed.has(orderId));
      const { allocations, refused } = allocate(orders, lots, { today, spareDays });
      const waitsUntil = new Date(now.getTime() + waitDays * DAY_MS);
      const decided = orders.map(({ orderId, mayWait }): Reservation => {
        const refusedLineIds = refused.get(orderId);
        if (!refusedLineIds) return { orderId, status: 'held', reservedUntil, refusedLineIds: [] };
        if (mayWait) return { orderId, status: 'waiting', reservedUntil: waitsUntil, refusedLineIds };
        return { orderId, status: 'refused', reservedUntil: null, refusedLineIds };
      });
      const waiting = new Set(decided.flatMap(({ orderId, status }) => (status === 'waiting' ? [orderId] : [])));
      const lines = orders.flatMap((order) => order.lines);
      holdBoxes(tx, withLineFacts(allocations, lines), now);
      refuseReservations(
        tx,
        decided.filter(({ status }) => status !== 'held'),
        now,
      );
      keepWaiting(
        tx,
        orders.filter(({ orderId }) => waiting.has(orderId)),
      );
      const reservations = new Map([...known, ...decided.map((one) => [one.orderId, one] as const)]);
      return received.map(({ message }) => {
        const reservation = reservations.get(message.orderId);
        const lineIds = message.lines.map(({ lineId }) => lineId);
        return emits(reservation ? answerToReserve(reservation, lineIds) : refuseWithoutEvidence(message, freePacks));
      });
    },
  });
