import type { Change } from '@toric/contracts/record/change';
import { uuidv7 } from 'uuidv7';
import { type Database, transaction } from './database.ts';
import { type DueEffect, storeEffects } from './effect.store.ts';
import type { Caused, CausedMessage } from './envelope.ts';
import type { Outcome } from './outcome.ts';
import { insertOutbox, type OutboxRow, prepare } from './outbox.store.ts';
import { listensTo } from './process.ts';
import { advance, type ProcessRun, startProcesses } from './process.store.ts';
import type { Tx } from './sql.ts';

/**
 * In one transaction, processes answer each other's messages in at most this number of rounds. With more rounds the
 * transaction fails, because they would never end.
 */
const MAX_TURNS = 20;

export type Work<T> = {
  result: T;
  outcomes: readonly Caused<Outcome | undefined>[];
  /** Runs after the processes have moved and before the commit, so that an answer can show their new states. */
  closing?: () => Promise<void>;
};
export type WorkContext = { tx: Tx; now: Date; newId: () => string };

/** Writes rows of the change record, each with the cause of its outcome. */
export type RecordChanges = (context: WorkContext, changes: readonly Caused<Change>[]) => Promise<void>;

/** Runs the transactions of a service. */
export type UnitOfWork = {
  <T>(work: (context: WorkContext) => Promise<Work<T>>): Promise<T>;
  readonly database: Database;
};

/**
 * Commits business rows, process moves, effects and outbox rows together or not at all. A service's own messages reach
 * its processes in the transaction that emits them. Messages of other services come through the broker (ADR 0004).
 */
export function unitOfWork(options: {
  database: Database;
  processes: readonly ProcessRun[];
  record: RecordChanges;
  /** Holds every type that the service has declared to send. */
  sends: ReadonlySet<string>;
  /**
   * Returns the milliseconds for which effects that are stored now are leased to this process, or 0 if it has no room
   * for them.
   */
  leaseMs: () => number;
  /**
   * Runs after the commit. `leased` are the effects that this process must carry out; `others` is the number of other
   * effects.
   */
  committed: (rows: readonly OutboxRow[], leased: readonly DueEffect[], others: number) => void;
}): UnitOfWork {
  const { database, processes, record, sends, leaseMs, committed } = options;

  async function perform<T>(work: (context: WorkContext) => Promise<Work<T>>): Promise<T> {
    let rows: OutboxRow[] = [];
    let leased: DueEffect[] = [];
    const done = await transaction(
      database,
      async (tx) => {
        const now = database.clock.now();
        const { result, outcomes, closing } = await work({ tx, now, newId: uuidv7 });
        const messages = await runProcesses(tx, processes, outcomes, now);
        await closing?.();
        const changes = each(outcomes, (outcome) => outcome.changes);
        if (changes.length > 0) await record({ tx, now, newId: uuidv7 }, changes);
        assertDeclared(messages, sends);
        const effects = each(outcomes, ({ effects: calls }) => calls);
        return { result, effects, messages: prepare(messages, now) };
      },
      async (tx, { messages, effects }) => {
        [rows, leased] = await Promise.all([insertOutbox(tx, messages), storeEffects(tx, effects, leaseMs())]);
      },
    );
    // fail-point C4: the transaction is committed and nothing is published
    committed(rows, leased, done.effects.length - leased.length);
    return done.result;
  }
  return Object.assign(perform, { database });
}

function assertDeclared(messages: readonly CausedMessage[], sends: ReadonlySet<string>): void {
  const stray = messages.find(({ value }) => !sends.has(value.type));
  if (stray)
    throw new Error(`'${stray.value.type}' is not in this service's \`sends\`: add it in the area.ts of the area`);
}

/** Returns the messages, the effects or the process starts of all outcomes, each with the cause of its outcome. */
function each<T>(
  outcomes: readonly Caused<Outcome | undefined>[],
  pick: (outcome: Outcome) => readonly T[],
): Caused<T>[] {
  return outcomes.flatMap(({ cause, value }) => (value ? pick(value).map((one) => ({ cause, value: one })) : []));
}

async function runProcesses(
  tx: Tx,
  processes: readonly ProcessRun[],
  outcomes: readonly Caused<Outcome | undefined>[],
  now: Date,
): Promise<CausedMessage[]> {
  const messages = each(outcomes, (outcome) => outcome.messages);
  const starts = each(outcomes, (outcome) => outcome.processes);
  for (const run of processes) {
    const begun = starts.filter(({ value }) => value.process === run.process.name);
    if (begun.length > 0) messages.push(...startProcesses(tx, run, begun, now));
  }
  // a message that one process sends may change the state of another process, or of the sender itself
  for (let emitted = [...messages], turn = 1; emitted.length > 0; turn++) {
    if (turn > MAX_TURNS) throw new Error(`processes answer each other without end: ${emitted[0]?.value.type}`);
    emitted = await moveProcesses(tx, processes, emitted, now);
    messages.push(...emitted);
  }
  return messages;
}

/** Moves every process that listens to one of the messages, and returns the messages that the processes send. */
async function moveProcesses(tx: Tx, processes: readonly ProcessRun[], messages: readonly CausedMessage[], now: Date) {
  const answers: CausedMessage[] = [];
  for (const run of processes) {
    const types = new Set(listensTo(run.process).map(({ type }) => type));
    const inputs = messages.filter(({ value }) => types.has(value.type));
    if (inputs.length > 0) answers.push(...(await advance(tx, run, inputs, now)));
  }
  return answers;
}
