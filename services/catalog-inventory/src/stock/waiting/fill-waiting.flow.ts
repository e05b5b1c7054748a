import { type Background, jittered, loop } from '@toric/chassis/process/background';
import type { Message } from '@toric/contracts/kernel/message';
import { StockReserved } from '@toric/contracts/catalog-inventory/events';
import { emits } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { refuseWaitedTooLong, withLineFacts } from '../reservation.ts';
import { allocate } from '../stock.ts';
import { holdBoxes, lockCandidateLots } from '../stock.store.ts';
import { endWaiting, lockFilling, lockWaitingOrders, type WaitingCursor } from './waiting.store.ts';

const ORDERS_AT_ONCE = 100;
const LOOK_MS = 1_000;
const DAY_MS = 86_400_000;
type Rules = { readonly spareDays: number; readonly reservationDays: number };
type Filled = {
  readonly messages: readonly Message[];
  /**
   * Names the last order of this page, if another page may follow. Undefined means that the next page begins with the
   * oldest order.
   */
  readonly next: WaitingCursor | undefined;
};

/**
 * Allocates free boxes to a page of the waiting orders, the oldest first. An order gets the boxes of all its lines or
 * none. Refuses an order that has waited too long. Returns the answers to the orders, and where the next page begins.
 * The next call begins there, so orders that cannot use the free boxes do not block newer orders.
 */
export async function fillWaiting(
  tx: Tx,
  { spareDays, reservationDays }: Rules,
  now: Date,
  after?: WaitingCursor,
): Promise<Filled> {
  if (!(await lockFilling(tx))) return { messages: [], next: after };
  const orders = await lockWaitingOrders(tx, now, { most: ORDERS_AT_ONCE, after });
  const next = orders.length === ORDERS_AT_ONCE ? orders.at(-1) : undefined;
  if (orders.length === 0) return { messages: [], next };
  const today = dayOf(now);
  const late = orders.filter(({ waitsUntil }) => waitsUntil <= now);
  const waiting = orders.filter(({ waitsUntil }) => waitsUntil > now);
  const { allocations, refused } = allocate(waiting, await lockCandidateLots(tx, waiting, today), { today, spareDays });
  const filled = waiting.map(({ orderId }) => orderId).filter((id) => !refused.has(id));
  const lines = waiting.flatMap((order) => order.lines);
  holdBoxes(tx, withLineFacts(allocations, lines), now);
  const reservedUntil = new Date(now.getTime() + reservationDays * DAY_MS);
  endWaiting(tx, { orderIds: filled, status: 'held', until: reservedUntil }, now);
  endWaiting(tx, { orderIds: late.map(({ orderId }) => orderId), status: 'refused', until: null }, now);
  const answers = { reservedUntil: reservedUntil.toISOString(), reservedAt: now.toISOString() };
  return {
    messages: [
      ...filled.map((orderId) => StockReserved({ orderId, ...answers })),
      ...late.map((order) => refuseWaitedTooLong(order)),
    ],
    next,
  };
}

/**
 * Allocates boxes to a page of the waiting orders every second, in one instance at a time. Without a waiting order it
 * reads one empty index.
 */
export const fillWaitingOrders =
  (rules: Rules): Background =>
  ({ work, log }) => {
    const stopping = new AbortController();
    let after: WaitingCursor | undefined;
    const failed = (err: unknown) => log.warn({ err }, 'orders that wait for boxes wait for the database');
    const filling = loop({ signal: stopping.signal, pauseMs: jittered(LOOK_MS), failed }, () =>
      work(async ({ tx, now }) => {
        const { messages, next } = await fillWaiting(tx, rules, now, after);
        after = next;
        const outcomes = messages.map((message) => ({
          cause: { correlationId: message.aggregateId, causationId: null, traceparent: null },
          value: emits(message),
        }));
        return { result: undefined, outcomes };
      }),
    );
    return {
      async stop() {
        stopping.abort();
        filling.wake();
        await filling.ended;
      },
    };
  };
