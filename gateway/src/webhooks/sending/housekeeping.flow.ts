import { type Database, jittered, loop, transaction } from '@toric/chassis/process/background';
import type { Bindings } from '@toric/messaging/subscription';
import type { Logger } from 'pino';
import {
  dropOldDeliveries,
  dropOldEvents,
  dropRemoved,
  failDeliveriesOfOff,
} from '../deliveries/housekeeping.store.ts';
import { findEndpoints, lockWantedEvents } from '../endpoints/endpoint.store.ts';
import { unwantedBy } from '../endpoints/wanted-events.ts';

const DAY_MS = 24 * 3_600_000;
const EVERY_MS = 30_000;
/** One transaction handles at most this number of rows. A round repeats a step until it finds fewer rows. */
const AT_ONCE = 1_000;
const ROUNDS = 100;

type Options = {
  readonly database: Database;
  readonly log: Pick<Logger, 'warn'>;
  readonly keepDays: number;
  readonly bindings: Bindings;
  /** States the average pause between two rounds, in ms. Tests shorten it. */
  readonly housekeepingMs?: number;
};

/**
 * Repeats a step while it finds the maximum number of rows, so that a long backlog is worked off in short transactions.
 */
async function whileFull(step: () => Promise<number>): Promise<void> {
  for (let at = 0; at < ROUNDS && (await step()) === AT_ONCE; at++);
}

/**
 * Does the housekeeping once: ends deliveries of endpoints that are off, and deletes rows that are older than
 * `keepDays` days.
 */
export async function keepHouse(database: Database, keepDays: number, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepDays * DAY_MS);
  await whileFull(() => transaction(database, (tx) => failDeliveriesOfOff(tx, now, AT_ONCE)));
  await whileFull(() => transaction(database, (tx) => dropOldDeliveries(tx, before, AT_ONCE)));
  await whileFull(() => transaction(database, (tx) => dropOldEvents(tx, before, AT_ONCE)));
  await transaction(database, (tx) => dropRemoved(tx, now));
}

/**
 * Removes the bindings for events that no endpoint wants any more. The lock prevents a person from subscribing to such
 * an event between the look-up and the change at the broker.
 */
export const unbindUnwanted = (database: Database, bindings: Bindings): Promise<void> =>
  transaction(database, async (tx) => {
    await lockWantedEvents(tx);
    await bindings.unbind(unwantedBy(await findEndpoints(tx)));
  });

/** Starts the housekeeping of webhooks. Any number of instances may run it at the same time. */
export function startHousekeeping({ database, log, keepDays, bindings, housekeepingMs = EVERY_MS }: Options): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const failed = (err: unknown) => log.warn({ err }, 'the housekeeping of webhooks failed; it is tried again');
  const { ended } = loop({ signal: stopping.signal, pauseMs: jittered(housekeepingMs), failed }, async () => {
    await keepHouse(database, keepDays, new Date());
    await unbindUnwanted(database, bindings);
  });
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
