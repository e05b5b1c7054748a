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
/** The rows of one transaction. A round repeats a step until it finds fewer. */
const AT_ONCE = 1_000;
const ROUNDS = 100;

type Options = {
  readonly database: Database;
  readonly log: Pick<Logger, 'warn'>;
  readonly keepDays: number;
  readonly bindings: Bindings;
  /** The pause between two rounds, on average. Tests shorten it. */
  readonly housekeepingMs?: number;
};

/** Repeats a step while it finds as many rows as it may take, so that a long backlog is worked off in short transactions. */
async function whileFull(step: () => Promise<number>): Promise<void> {
  for (let at = 0; at < ROUNDS && (await step()) === AT_ONCE; at++);
}

/** Does the housekeeping once: ends deliveries of endpoints that are off, and deletes what is older than `keepDays`. */
export async function keepHouse(database: Database, keepDays: number, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepDays * DAY_MS);
  await whileFull(() => transaction(database, (tx) => failDeliveriesOfOff(tx, now, AT_ONCE)));
  await whileFull(() => transaction(database, (tx) => dropOldDeliveries(tx, before, AT_ONCE)));
  await whileFull(() => transaction(database, (tx) => dropOldEvents(tx, before, AT_ONCE)));
  await transaction(database, (tx) => dropRemoved(tx, now));
}

/**
 * Takes the events that no endpoint wants any more off the queue. The lock keeps a person from subscribing to such an
 * event between the look and the change at the broker.
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
