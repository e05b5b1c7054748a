import { uuidv7 } from 'uuidv7';
import { type Database, transaction } from './database.ts';
import { type DueEffect, storeEffects } from './effect.store.ts';
import type { Caused, CausedMessage } from './envelope.ts';
import type { Outcome } from './outcome.ts';
import { insertOutbox, type OutboxRow, prepare } from './outbox.store.ts';
import { listensTo } from './process.ts';
import { advance, type ProcessRun, startProcesses } from './process.store.ts';
import type { Tx } from './sql.ts';

/** More in one transaction is a loop. */
const MAX_TURNS = 20;

export type Work<T> = {
  result: T;
  outcomes: readonly Caused<Outcome | undefined>[];
  /** Runs after the processes have moved, before the commit: an answer that shows where they moved to. */
  closing?: () => Promise<void>;
};
export type WorkContext = { tx: Tx; now: Date; newId: () => string };

/** Where a service's transactions run, and what is told when one has committed. */
export type UnitOfWork = {
  <T>(work: (context: WorkContext) => Promise<Work<T>>): Promise<T>;
  readonly database: Database;
};

/**
 * Business rows, process moves, effects and outbox rows commit together or not at all. A service's own messages reach
 * its processes here, in the transaction that emits them; all others travel through the broker.
 */
export function unitOfWork(options: {
  database: Database;
  processes: readonly ProcessRun[];
  /** Every type that the service has declared to send. */
  sends: ReadonlySet<string>;
  /** For how long this process takes the effects that it is about to store; 0 when it has its hands full. */
  leaseMs: () => number;
  /** `leased`: stored effects that are this process's to carry out; `others`: how many are anybody's. */
  committed: (rows: readonly OutboxRow[], leased: readonly DueEffect[], others: number) => void;
}): UnitOfWork {
  const { database, processes, sends, leaseMs, committed } = options;

  async function perform<T>(work: (context: WorkContext) => Promise<Work<T>>): Promise<T> {
    let rows: OutboxRow[] = [];
    let leased: DueEffect[] = [];
    const done = await transaction(
      database,
      async (tx) => {
        const now = new Date();
        const { result, outcomes, closing } = await work({ tx, now, newId: uuidv7 });
        const messages = await runProcesses(tx, processes, outcomes, now);
        await closing?.();
        assertDeclared(messages, sends);
        const effects = each(outcomes, ({ effects: calls }) => calls);
        return { result, effects, messages: prepare(messages, now) };
      },
      async (tx, { messages, effects }) => {
        [rows, leased] = await Promise.all([insertOutbox(tx, messages), storeEffects(tx, effects, leaseMs())]);
      },
    );
    // fail-point C4: committed, nothing published
    committed(rows, leased, done.effects.length - leased.length);
    return done.result;
  }
  return Object.assign(perform, { database });
}

function assertDeclared(messages: readonly CausedMessage[], sends: ReadonlySet<string>): void {
  const stray = messages.find(({ value }) => !sends.has(value.type));
  if (stray) throw new Error(`'${stray.value.type}' is not in this service's \`sends\`: add it in service.ts`);
}

/** One entry per thing that was caused, each with its own cause. */
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
  // what one process says another may hear, or itself
  for (let said = [...messages], turn = 1; said.length > 0; turn++) {
    if (turn > MAX_TURNS) throw new Error(`processes answer each other without end: ${said[0]?.value.type}`);
    said = await hear(tx, processes, said, now);
    messages.push(...said);
  }
  return messages;
}

async function hear(tx: Tx, processes: readonly ProcessRun[], said: readonly CausedMessage[], now: Date) {
  const answers: CausedMessage[] = [];
  for (const run of processes) {
    const types = new Set(listensTo(run.process).map(({ type }) => type));
    const heard = said.filter(({ value }) => types.has(value.type));
    if (heard.length > 0) answers.push(...(await advance(tx, run, heard, now)));
  }
  return answers;
}
