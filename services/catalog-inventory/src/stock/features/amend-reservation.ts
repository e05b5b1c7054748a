import { AmendReservation } from '@toric/contracts/catalog-inventory/stock/amendment.events';
import type { DataOf } from '@toric/contracts/kernel/message';
import { emits } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { on } from '@toric/messaging/subscription';
import { dayOf } from '@toric/optics/calendar-day';
import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import { answerToSwap, refuseSwap, type SwapAnswer, swapBoxes } from '../amending/swap-boxes.ts';
import {
  findAnswer,
  findOwnBoxes,
  insertAnswer,
  lockLotsToSwap,
  lockReservation,
  writeSwap,
} from '../amending/swap-boxes.store.ts';
import { hasEvidence, packsWithoutEvidence, withLineFacts } from '../reservation.ts';
import { claimReservations, dropEmptyReservation, findFreePacks } from '../reservation.store.ts';

type Settings = { spareDays: number; reservationDays: number; customers: CustomerPseudonyms };
type Command = DataOf<typeof AmendReservation>;
const DAY_MS = 86_400_000;

/** Swaps the boxes of an order, or returns a refusal. Locks the reservation until the commit. */
async function decide(
  tx: Tx,
  command: Command,
  { spareDays, now }: { spareDays: number; now: Date },
): Promise<SwapAnswer> {
  const { orderId, amendmentId, market, lines } = command;
  const refusedBy = (refusal: SwapAnswer['refusal'], refusedLineIds: readonly string[] = []): SwapAnswer => ({
    ...{ orderId, amendmentId, refusal, refusedLineIds },
  });
  const reservation = await lockReservation(tx, orderId);
  const refusal = reservation ? refuseSwap(reservation) : 'stock.released';
  if (refusal) return refusedBy(refusal);
  const asked = { orderId, market, lines };
  if (!hasEvidence(asked, await findFreePacks(tx, packsWithoutEvidence([asked]))))
    return refusedBy('stock.no-evidence');
  const today = dayOf(now);
  const candidates = await lockLotsToSwap(tx, asked, today);
  const own = await findOwnBoxes(tx, orderId);
  const { allocations, changes, refusedLineIds } = swapBoxes(asked, own, candidates, { today, spareDays });
  if (refusedLineIds.length > 0) return refusedBy('stock.sold-out', refusedLineIds);
  writeSwap(tx, { orderId, amendmentId }, { changes, boxes: withLineFacts(allocations, lines) }, now);
  return refusedBy(null);
}

/**
 * ⇐ catalog-inventory.amend-reservation.v1. Swaps the boxes of an order for those of its new lines in one transaction.
 * The swap is refused once a pick of the order has begun. The lock of the reservation decides whether the pick or the
 * swap came first. An order with only services had no reservation, and gets one. An order that has only services after
 * the swap loses its reservation. Emits catalog-inventory.reservation-amended.v1 or
 * catalog-inventory.reservation-amendment-refused.v1. A repeated command gets the same answer.
 */
export const amendReservation = ({ spareDays, reservationDays, customers }: Settings) =>
  on(AmendReservation, {
    async run({ message, tx, now }) {
      const { orderId, amendmentId, customerId, market } = message;
      const before = await findAnswer(tx, amendmentId);
      if (before) return emits(answerToSwap(before));
      const reservedUntil = new Date(now.getTime() + reservationDays * DAY_MS);
      const order = { orderId, market, customerPseudonym: customerId && customers.pseudonymOf(customerId) };
      await claimReservations(tx, { orders: [order], status: 'held', reservedUntil, now });
      const answer = await decide(tx, message, { spareDays, now });
      insertAnswer(tx, answer, now);
      if (answer.refusal !== null || message.lines.length === 0) await dropEmptyReservation(tx, orderId);
      return emits(answerToSwap(answer));
    },
  });
