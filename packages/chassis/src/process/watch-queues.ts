/** Notifies staff about lists of work whose oldest item has waited too long. */
import { createHash } from 'node:crypto';
import { TellStaff } from '@toric/contracts/customer/events';
import { WORK_QUEUES, type WorkQueue } from '@toric/contracts/customer/messages/work-queue';
import { emits } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { type Background, jittered, loop } from './background.ts';

/** Counts the items of a work list that wait. The oldest item has waited since `since`. */
export type Waiting = { readonly waiting: number; readonly since: Date | null };
export type Queues = Partial<Record<WorkQueue, (tx: Tx, now: Date) => Promise<Waiting>>>;

const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = HOUR_MS;
const NAMES = Object.keys(WORK_QUEUES) as WorkQueue[]; // Object.keys loses the type of the keys

/**
 * Returns the id of the cause of the message about a list. It is the same for a whole day. So staff get at most one
 * mail a day about a list, however many instances check it how often.
 */
function causeOf(queue: WorkQueue, now: Date): string {
  const hex = createHash('sha256')
    .update(`${queue} ${now.toISOString().slice(0, 10)}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Returns a message for each work list whose oldest item has waited too long. */
export async function oldQueues(tx: Tx, queues: Queues, now: Date) {
  const messages = [];
  for (const queue of NAMES) {
    const look = queues[queue];
    const { waiting, since } = look ? await look(tx, now) : { waiting: 0, since: null };
    const hours = since ? Math.floor((now.getTime() - since.getTime()) / HOUR_MS) : 0;
    if (waiting === 0 || hours < WORK_QUEUES[queue].hours) continue;
    const notice = { template: 'work-waits', values: { queue, waiting, oldestHours: hours } } as const;
    messages.push(TellStaff({ causeId: causeOf(queue, now), role: WORK_QUEUES[queue].role, notice }));
  }
  return messages;
}

/** Checks the lists once an hour → customer.tell-staff.v1. */
export const watchQueues =
  (queues: Queues): Background =>
  ({ work, log }) => {
    const stopping = new AbortController();
    const failed = (err: unknown) => log.warn({ err }, 'the lists of work could not be read');
    const cause = { correlationId: 'lists of work', causationId: null, traceparent: null };
    const { ended } = loop({ signal: stopping.signal, pauseMs: jittered(LOOK_EVERY_MS), failed }, () =>
      work(async ({ tx, now }) => {
        const value = emits(...(await oldQueues(tx, queues, now)));
        return { result: undefined, outcomes: [{ cause, value }] };
      }),
    );
    return {
      async stop() {
        stopping.abort();
        await ended;
      },
    };
  };
