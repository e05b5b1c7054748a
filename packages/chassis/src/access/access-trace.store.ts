import { type Database, oneStatement } from '@toric/messaging/database';
import { jittered, loop } from '@toric/messaging/loop';
import { registry } from '@toric/messaging/metrics';
import { json } from '@toric/messaging/sql';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';

/** Describes one denied access. `operation` is the method and the route, without the values in the path. */
export type Denial = {
  readonly event: string;
  readonly actorId: string | undefined;
  readonly operation: string;
  readonly requestId: string;
};
export type AccessTrace = { record(denial: Denial): void };

const denials = new Counter({
  name: 'access_denied_total',
  help: 'Requests that were refused because of their token or their role',
  labelNames: ['event'],
  registers: [registry],
});
const lost = new Counter({
  name: 'access_traces_lost_total',
  help: 'Denied accesses that were counted but not stored, because too many came at once',
  registers: [registry],
});

/**
 * At most this number of denials is stored in one second. Further denials are only counted, so that a flood fills
 * neither the memory nor the table.
 */
const MOST_WAITING = 2_000;
const EVERY_MS = 1_000;
/**
 * A denial is deleted after this number of days. An investigation of stolen accounts may begin months after the first
 * attempt.
 */
const KEPT_DAYS = 365;

/**
 * Stores denied accesses in a table to which every process may add, and from which no process may delete (ADR 0031).
 * The denials are written once a second, so a request does not wait for the database. A process that is killed loses
 * the denials of its last second.
 */
export function openAccessTrace({ database, name, log }: { database: Database; name: string; log: Logger }) {
  const stopping = new AbortController();
  let waiting: Denial[] = [];

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const rows = waiting;
    waiting = [];
    try {
      await oneStatement(
        database,
        (tx) => tx.run`
          with old as (select access.drop_old_traces(${KEPT_DAYS}::int))
          insert into access.trace (process, event, actor_id, operation, request_id)
          select ${name}, event, "actorId", operation, "requestId"
          from old, json_to_recordset(${json(rows)}::json) as t(event text, "actorId" uuid, operation text, "requestId" text)`,
      );
    } catch (error) {
      waiting = [...rows, ...waiting].slice(0, MOST_WAITING);
      throw error;
    }
  }

  const failed = (err: unknown) => log.warn({ err }, 'denied accesses could not be stored; it is tried again');
  const rounds = loop({ signal: stopping.signal, pauseMs: jittered(EVERY_MS), failed }, flush);
  return {
    record(denial: Denial): void {
      denials.inc({ event: denial.event });
      log.warn(denial, 'access denied');
      if (waiting.length < MOST_WAITING) waiting.push(denial);
      else lost.inc();
    },
    async stop(): Promise<void> {
      stopping.abort();
      rounds.wake();
      await rounds.ended;
      await flush().catch(failed);
    },
  };
}
