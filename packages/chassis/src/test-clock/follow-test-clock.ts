import { type Database, untilDatabaseAnswers } from '@toric/messaging/database';
import { loop } from '@toric/messaging/loop';
import type { Logger } from 'pino';
import { readClock } from './test-clock.store.ts';

const EVERY_MS = 1_000;

/**
 * Keeps the clock of a process equal to the row of the test clock, which it reads once a second. The row survives a
 * restart. Resolves when the row was read for the first time.
 */
export async function followTestClock({ database, log }: { database: Database; log: Logger }) {
  const stopping = new AbortController();
  const read = async () => database.clock.follow(await readClock(database.read));
  const failed = (err: unknown) => log.warn({ err }, 'the test clock could not be read; it is tried again');
  await untilDatabaseAnswers(read, { away: failed });
  const rounds = loop({ signal: stopping.signal, pauseMs: () => EVERY_MS, failed }, read);
  return {
    async stop() {
      stopping.abort();
      rounds.wake();
      await rounds.ended;
    },
  };
}
