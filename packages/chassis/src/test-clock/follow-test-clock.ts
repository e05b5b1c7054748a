import type { Database } from '@toric/messaging/database';
import type { MovableClock } from '@toric/messaging/clock';
import { loop } from '@toric/messaging/loop';
import type { Logger } from 'pino';
import { readClock } from './test-clock.store.ts';

const EVERY_MS = 1_000;

/**
 * Keeps the clock of a process with the row of the test clock, which it reads once a second. The row survives a restart.
 * `ready` reads it for the first time, before the process works.
 */
export function followTestClock(options: { database: Database; clock: MovableClock; log: Logger }) {
  const { database, clock, log } = options;
  const stopping = new AbortController();
  const read = async () => clock.follow(await readClock(database.read));
  const failed = (err: unknown) => log.warn({ err }, 'the test clock could not be read; it is tried again');
  let rounds: ReturnType<typeof loop> | undefined;
  return {
    async ready() {
      await read();
      rounds = loop({ signal: stopping.signal, pauseMs: () => EVERY_MS, failed }, read);
    },
    async stop() {
      stopping.abort();
      rounds?.wake();
      await rounds?.ended;
    },
  };
}
