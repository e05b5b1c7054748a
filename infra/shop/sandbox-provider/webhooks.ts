/** Delivers events at least once: a bounded number in flight, retries with back-off, and modes for tests. */
/** An event without a finished row in the delivery log is pending, so a restart picks up what was left. */
import { z } from 'zod';
import type { LedgerRow } from './ledger.ts';
import { deliver, type Delivery, type DeliveryDeps } from './webhook-delivery.ts';
import { shuffled } from './webhook-schedule.ts';
import { createWorkPool } from './work-pool.ts';

const IN_FLIGHT = 64;
const SHUFFLE_WINDOW_MS = 500;
const SHUTDOWN_GRACE_MS = 2_000;

export const WebhookOrder = z.strictObject({
  mode: z.enum(['normal', 'duplicate', 'hold', 'shuffle']),
  copies: z.int().min(2).max(20).default(2),
});
type WebhookOrder = z.infer<typeof WebhookOrder>;

export type Webhooks = Readonly<{
  enqueue(row: LedgerRow): void;
  /** After a restart: continues where the delivery log left the event. */
  resume(row: LedgerRow): void;
  setOrder(order: WebhookOrder): void;
  /** Sends everything undelivered now: held events and those that wait for a retry. */
  release(): number;
  status(): object;
  stop(): Promise<void>;
}>;

export function createWebhooks(deps: DeliveryDeps): Webhooks {
  let order: WebhookOrder = { mode: 'normal', copies: 2 };
  const retries = createRetries((delivery) => admit(delivery));
  const pool = createWorkPool<Delivery>(IN_FLIGHT, async (delivery) => {
    const copies = order.mode === 'duplicate' ? order.copies : 1;
    const again = await deliver(delivery, copies, deps);
    if (again) retries.later(again.retry, again.delay);
  });
  const shelf = createShelf((deliveries) => pool.add(deliveries));

  function admit(delivery: Delivery): void {
    if (order.mode === 'hold') shelf.hold(delivery);
    else if (order.mode === 'shuffle') shelf.shuffle(delivery);
    else pool.add([delivery]);
  }

  return {
    enqueue: (row) => {
      if (row.kind !== 'refused') admit({ row, failedAttempts: 0 });
    },
    resume: (row) => {
      const { finished, failedAttempts, nextAt } = deps.deliveries.progressOf(row.eventId);
      if (row.kind !== 'refused' && !finished) retries.later({ row, failedAttempts }, Math.max(0, nextAt - Date.now()));
    },
    setOrder: (wanted) => {
      order = wanted;
      if (wanted.mode !== 'hold') shelf.clear();
    },
    release: () => {
      const overdue = retries.take();
      pool.add(overdue);
      return overdue.length + shelf.clear();
    },
    status: () => ({ ...order, held: shelf.size(), retrying: retries.size(), ...pool.status() }),
    stop: async () => {
      retries.take();
      shelf.drop();
      const cutOff = setTimeout(() => void deps.sender.close(), SHUTDOWN_GRACE_MS);
      await pool.drain();
      retries.take();
      clearTimeout(cutOff);
      await deps.sender.close();
    },
  };
}

function createRetries(onDue: (delivery: Delivery) => void) {
  const timers = new Map<Delivery, NodeJS.Timeout>();
  function due(delivery: Delivery): void {
    timers.delete(delivery);
    onDue(delivery);
  }
  return {
    size: () => timers.size,
    later: (delivery: Delivery, delay: number) => void timers.set(delivery, setTimeout(due, delay, delivery)),
    /** Cancels every wait and hands the deliveries over. */
    take: (): Delivery[] => {
      const waiting = [...timers.keys()];
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      return waiting;
    },
  };
}

/** Events put aside: until released, or for a moment to be mixed. */
function createShelf(send: (deliveries: readonly Delivery[]) => void) {
  let aside: Delivery[] = [];
  let timer: NodeJS.Timeout | undefined;
  function drop(): Delivery[] {
    clearTimeout(timer);
    timer = undefined;
    const dropped = aside;
    aside = [];
    return dropped;
  }
  return {
    size: () => aside.length,
    hold: (delivery: Delivery) => void aside.push(delivery),
    shuffle: (delivery: Delivery) => {
      aside.push(delivery);
      timer ??= setTimeout(() => send(shuffled(drop(), Math.random)), SHUFFLE_WINDOW_MS);
    },
    clear: (): number => {
      const dropped = drop();
      send(dropped);
      return dropped.length;
    },
    drop,
  };
}
