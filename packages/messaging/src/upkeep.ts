import type { Logger } from 'pino';
import { type Database, isDatabaseDown, transaction } from './database.ts';
import { openDeadLetters } from './dead-letter.store.ts';
import { deleteOld } from './housekeeping.store.ts';
import { jittered, loop } from './loop.ts';
import {
  deadLettersOpen,
  outboxOldestAge,
  outboxUnpublished,
  poolWaiting,
  processOverdue,
  processUnderWay,
} from './metrics.ts';
import type { Outbox } from './outbox.ts';
import { outboxBacklog } from './outbox.store.ts';
import { emits } from './outcome.ts';
import { expireDue, lockDue, overdueProcesses, type ProcessRun, processesUnderWay } from './process.store.ts';
import { relayOnce } from './relay.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const SECOND = 1_000;
const DEADLINES_AT_ONCE = 50;

/**
 * Starts the loops of every instance: relay, deadlines, gauges, deletion of old rows. Each loop may run in any number
 * of instances at the same time.
 */
export function startUpkeep(options: {
  work: UnitOfWork;
  outbox: Outbox;
  processes: readonly ProcessRun[];
  log: Logger;
}) {
  const { work, outbox, processes, log } = options;
  const stopping = new AbortController();

  const every = (ms: number, name: string, act: () => Promise<unknown>): Promise<void> => {
    const failed = (err: unknown) => log.warn({ err, upkeep: name }, 'upkeep will try again');
    return loop({ signal: stopping.signal, pauseMs: jittered(ms), failed }, act).ended;
  };

  const loops = [
    every(SECOND, 'relay', () => relayOnce(work.database, outbox, log)),
    every(15 * SECOND, 'gauges', () => measure(work.database)),
    every(3_600 * SECOND, 'housekeeping', () => deleteAllOld(work.database, stopping.signal)),
    ...processes.map((run) => every(SECOND, `deadlines of ${run.process.name}`, () => fireDeadlines(work, run, log))),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function deleteAllOld(database: Database, stop: AbortSignal): Promise<void> {
  for (let more = true; more && !stop.aborted; ) more = await transaction(database, deleteOld);
}

/**
 * Fires deadlines, many in one transaction. If that transaction fails, each deadline gets a transaction of its own. An
 * instance that cannot move then does not stop the others.
 */
async function fireDeadlines(work: UnitOfWork, run: ProcessRun, log: Logger): Promise<void> {
  const failing: string[] = [];
  for (let limit = DEADLINES_AT_ONCE, more = true; more && failing.length < DEADLINES_AT_ONCE; ) {
    let keys: string[] = [];
    try {
      await work(async ({ tx, now }) => {
        const due = await lockDue(tx, run, limit, failing);
        keys = due.map(({ key }) => key);
        // fail-point C15: the deadline has passed, and the message that the process waits for may arrive now
        const sent = await expireDue(tx, run, due, now);
        return { result: undefined, outcomes: sent.map(({ cause, value }) => ({ cause, value: emits(value) })) };
      });
      more = keys.length === limit;
    } catch (error) {
      const [key] = keys;
      if (key === undefined || isDatabaseDown(error)) throw error;
      if (keys.length === 1) failing.push(key);
      limit = 1;
      log.error({ err: error, process: run.process.name, keys }, 'a deadline could not be carried out');
    }
  }
}

/**
 * Sets the gauges. `pool_waiting` is measured in this process. All other gauges come from the database, so every
 * instance of a service reports the same values.
 */
export async function measure(database: Database): Promise<void> {
  poolWaiting.set(database.pool.waitingCount);
  await transaction(database, async (tx) => {
    const { waiting, oldestSeconds } = await outboxBacklog(tx);
    outboxUnpublished.set(waiting);
    outboxOldestAge.set(oldestSeconds);
    processOverdue.set(await overdueProcesses(tx));
    processUnderWay.reset();
    for (const { process, state, count } of await processesUnderWay(tx)) processUnderWay.set({ process, state }, count);
    deadLettersOpen.reset();
    for (const { reason, count } of await openDeadLetters(tx)) deadLettersOpen.set({ reason }, count);
  });
}
