import { type Database, oneStatement } from '@toric/messaging/database';
import { jittered, loop } from '@toric/messaging/loop';
import type { Logger } from 'pino';
import { type EndedSessions, endedSessions } from './ended-sessions.ts';

const EVERY_MS = 1_000;

/**
 * Reads the table of ended sessions (ADR 0031) with one small statement a second. It needs no broker. If the database
 * has not answered for four seconds, no token is accepted.
 */
export function followEndedSessions({ database, log }: { database: Database; log: Logger }): EndedSessions & {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const list = endedSessions(async (seconds) => {
    const rows = await oneStatement(
      database,
      (tx) => tx.many<{ sessionId: string }>`
        select session_id from access.ended_session where ended_at > clock_timestamp() - make_interval(secs => ${seconds}::float8)`,
    );
    return rows.map(({ sessionId }) => sessionId);
  });
  const failed = (err: unknown) => log.warn({ err }, 'the ended sessions could not be read; it is tried again');
  const rounds = loop({ signal: stopping.signal, pauseMs: jittered(EVERY_MS), failed }, list.refresh);
  return {
    assertLive: list.assertLive,
    async stop() {
      stopping.abort();
      rounds.wake();
      await rounds.ended;
    },
  };
}
