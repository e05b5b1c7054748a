// Delivers events at least once. The number of deliveries in flight is limited, and a failed delivery is retried with
// back-off. Modes for tests change the delivery. An event without a finished row in the delivery log is pending, so a
// restart continues with it.
import { z } from 'zod';
import type { LedgerRow } from '../ledger/ledger.ts';
import { deliver, type Delivery, type DeliveryDeps } from './webhook-delivery.ts';
import { shuffled } from './webhook-schedule.ts';
import { createWorkPool } from './work-pool.ts';

const IN_FLIGHT = 64;
const SHUFFLE_WINDOW_MS = 500;
const SHUTDOWN_GRACE_MS = 2_000;

export const WebhookSetting = z.strictObject({
  mode: z.enum(['normal', 'duplicate', 'hold', 'shuffle']),
  copies: z.int().min(2).max(20).default(2),
});
type WebhookSetting = z.infer<typeof WebhookSetting>;

export type Webhooks = Readonly<{
  enqueue(row: LedgerRow): void;
  /** Continues the delivery of an event after a restart, from its state in the delivery log. */
  resume(row: LedgerRow): void;
  set(setting: WebhookSetting): void;
  /** Sends all undelivered events now: held events, and events that wait for a retry. Returns the number of events. */
  release(): number;
  status(): object;
  stop(): Promise<void>;
}>;

export function createWebhooks(deps: DeliveryDeps): Webhooks {
  let setting: WebhookSetting = { mode: 'normal', copies: 2 };
  const retries = createRetries((delivery) => admit(delivery));
  const pool = createWorkPool<Delivery>(IN_FLIGHT, async (delivery) => {
    const copies = setting.mode === 'duplicate' ? setting.copies : 1;
    const next = await deliver(delivery, copies, deps);
    if (next) retries.schedule(next.retry, next.delay);
  });
  const buffer = createBuffer((deliveries) => pool.add(deliveries));

  function admit(delivery: Delivery): void {
    if (setting.mode === 'hold') buffer.hold(delivery);
    else if (setting.mode === 'shuffle') buffer.shuffle(delivery);
    else pool.add([delivery]);
  }

  return {
    enqueue: (row) => {
      if (row.kind !== 'refused') admit({ row, failedAttempts: 0 });
    },
    resume: (row) => {
      const { finished, failedAttempts, nextAt } = deps.deliveries.progressOf(row.eventId);
      if (row.kind === 'refused' || finished) return;
      retries.schedule({ row, failedAttempts }, Math.max(0, nextAt - Date.now()));
    },
    set: (wanted) => {
      setting = wanted;
      if (wanted.mode !== 'hold') buffer.flush();
    },
    release: () => {
      const waiting = retries.cancelAll();
      pool.add(waiting);
      return waiting.length + buffer.flush();
    },
    status: () => ({ ...setting, held: buffer.size(), retrying: retries.size(), ...pool.status() }),
    stop: async () => {
      retries.cancelAll();
      buffer.drop();
      const cutOff = setTimeout(() => void deps.sender.close(), SHUTDOWN_GRACE_MS);
      await pool.drain();
      retries.cancelAll();
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
    schedule: (delivery: Delivery, delay: number) => void timers.set(delivery, setTimeout(due, delay, delivery)),
    /** Cancels all scheduled retries and returns the deliveries that they would have made. */
    cancelAll: (): Delivery[] => {
      const waiting = [...timers.keys()];
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      return waiting;
    },
  };
}

/**
 * Buffers webhook events. In the mode `hold` they wait until they are released. In the mode `shuffle` they wait for
 * half a second and are then sent in random order.
 */
function createBuffer(send: (deliveries: readonly Delivery[]) => void) {
  let buffered: Delivery[] = [];
  let timer: NodeJS.Timeout | undefined;
  function drop(): Delivery[] {
    clearTimeout(timer);
    timer = undefined;
    const dropped = buffered;
    buffered = [];
    return dropped;
  }
  return {
    size: () => buffered.length,
    hold: (delivery: Delivery) => void buffered.push(delivery),
    shuffle: (delivery: Delivery) => {
      buffered.push(delivery);
      timer ??= setTimeout(() => send(shuffled(drop(), Math.random)), SHUFFLE_WINDOW_MS);
    },
    flush: (): number => {
      const flushed = drop();
      send(flushed);
      return flushed.length;
    },
    drop,
  };
}
