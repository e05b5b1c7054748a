import type { Caused, CausedMessage } from './envelope.ts';
import { begin, expire, handle, type ProcessDefinition, type ProcessStart, type Transition } from './process.ts';
import { json, type Tx } from './sql.ts';

/**
 * Combines a process with the function that records its transitions. `recordTransitions` writes them to the service's
 * own rows, in the same transaction.
 */
export type ProcessRun<S extends string = string, D = unknown> = {
  readonly process: ProcessDefinition<S, D>;
  recordTransitions(tx: Tx, transitions: readonly Transition<S, D>[], now: Date): void;
};

/**
 * Returns the same run without its types. The type checker verifies that `process` and `recordTransitions` have the
 * same states and data. The kernel handles states and data without their types.
 */
export function processRun<S extends string, D>(run: ProcessRun<S, D>): ProcessRun {
  // the cast is safe: states and data only go back to the definition that they came from
  return run as unknown as ProcessRun;
}

type Row = { key: string; state: string; data: unknown; version: number };
export type Input = Caused<{ type: string; data: unknown }>;

const keyOf = (process: ProcessDefinition, data: unknown): string => {
  const key = typeof data === 'object' && data !== null ? Reflect.get(data, process.key) : undefined;
  if (typeof key !== 'string') throw new Error(`a message for ${process.name} lacks '${process.key}'`);
  return key;
};

/**
 * Starts instances of a process and returns the messages that they send. The transaction fails if an instance with the
 * same key exists.
 */
export function startProcesses(tx: Tx, run: ProcessRun, starts: readonly Caused<ProcessStart>[], now: Date) {
  const begun = starts.map(({ cause, value }) => ({ cause, transition: begin(run.process, value.key, value.data) }));
  const rows = begun.map(({ transition }) => toRow(transition, 0));
  tx.write`
    insert into process (name, key, state, data, deadline_at)
    select ${run.process.name}, key, state, data, now() + "deadlineMs" * interval '1 millisecond'
    from json_to_recordset(${json(rows)}::json) as s(key uuid, state text, data jsonb, "deadlineMs" bigint)`;
  run.recordTransitions(
    tx,
    begun.map(({ transition }) => transition),
    now,
  );
  return begun.flatMap(({ cause, transition }) => messagesOf(cause, transition));
}

/**
 * Moves the instances that the messages are for, and returns the messages that the instances send. It locks the rows in
 * the order of keys, computes the moves in memory, and writes them by compare-and-set.
 */
export async function advance(tx: Tx, run: ProcessRun, inputs: readonly Input[], now: Date): Promise<CausedMessage[]> {
  const keyed = inputs.map((input) => ({ ...input, key: keyOf(run.process, input.value.data) }));
  const rows = await lockRows(
    tx,
    run.process.name,
    keyed.map(({ key }) => key),
  );
  const transitions: Transition[] = [];
  const sent: CausedMessage[] = [];
  for (const { key, cause, value } of keyed) {
    const row = rows.get(key);
    const transition = row && handle(run.process, key, row, value);
    if (!row || !transition) continue;
    rows.set(key, { ...row, state: transition.state, data: transition.data });
    transitions.push(transition);
    sent.push(...messagesOf(cause, transition));
  }
  save(tx, run, rows, transitions, now);
  return sent;
}

/**
 * Locks instances whose deadline has passed by the database's clock. It skips instances that another transaction has
 * locked.
 */
export async function lockDue(tx: Tx, run: ProcessRun, limit: number, except: readonly string[]): Promise<Row[]> {
  return tx.many<Row>`
    select key, state, data, version from process
    where name = ${run.process.name} and deadline_at <= now() and key <> all(${except}::uuid[])
    order by deadline_at limit ${limit}::int for update skip locked`;
}

/** Moves the instances that `lockDue` returned as their deadlines demand, and returns the messages that they send. */
export async function expireDue(tx: Tx, run: ProcessRun, due: readonly Row[], now: Date): Promise<CausedMessage[]> {
  const rows = new Map(due.map((row) => [row.key, row]));
  const transitions = due.flatMap((row) => expire(run.process, row.key, row) ?? []);
  save(tx, run, rows, transitions, now);
  // A newer version of the service may have no deadline for this state. The stored deadline is then deleted.
  const moved = new Set(transitions.map(({ key }) => key));
  const resting = due.map(({ key }) => key).filter((key) => !moved.has(key));
  if (resting.length > 0)
    await tx.run`update process set deadline_at = null where name = ${run.process.name} and key = any(${resting}::uuid[])`;
  return transitions.flatMap((transition) =>
    messagesOf({ correlationId: `deadline:${transition.key}`, causationId: null, traceparent: null }, transition),
  );
}

/** Counts instances that are more than a minute past their deadline. */
export async function overdueProcesses(tx: Tx): Promise<number> {
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from process where deadline_at < now() - interval '1 minute'`;
  return count;
}

/**
 * Counts the instances that have a deadline, by process and state. Instances without a deadline wait for people or have
 * ended, and their number only grows.
 */
export async function processesUnderWay(tx: Tx): Promise<{ process: string; state: string; count: number }[]> {
  return tx.many`
    select name as process, state, count(*)::int as count from process where deadline_at is not null group by name, state`;
}

async function lockRows(tx: Tx, name: string, keys: readonly string[]): Promise<Map<string, Row>> {
  const rows = await tx.many<Row>`
    select key, state, data, version from process
    where name = ${name} and key = any(${[...new Set(keys)]}::uuid[]) order by key for update`;
  return new Map(rows.map((row) => [row.key, row]));
}

function save(tx: Tx, run: ProcessRun, rows: Map<string, Row>, transitions: readonly Transition[], now: Date): void {
  // Several messages of a batch may move one instance. Only its last state is written, with the deadline that was set
  // last.
  const last = new Map<string, Transition>();
  for (const transition of transitions) {
    const deadlineMs =
      transition.deadlineMs === undefined ? last.get(transition.key)?.deadlineMs : transition.deadlineMs;
    last.set(transition.key, { ...transition, deadlineMs });
  }
  if (last.size === 0) return;
  const changes = [...last.values()].map((transition) => toRow(transition, rows.get(transition.key)?.version ?? 0));
  tx.expect(changes.length, `${run.process.name}: another transaction moved the same instance`)`
    update process p set state = c.state, data = c.data, version = p.version + 1, updated_at = now(),
      deadline_at = case when c."keepDeadline" then p.deadline_at else now() + c."deadlineMs" * interval '1 millisecond' end
    from json_to_recordset(${json(changes)}::json)
      as c(key uuid, state text, data jsonb, version int, "deadlineMs" bigint, "keepDeadline" boolean)
    where p.name = ${run.process.name} and p.key = c.key and p.version = c.version`;
  const moves = transitions.filter(({ from, state }) => from !== state);
  run.recordTransitions(tx, moves, now);
}

const toRow = ({ key, state, data, deadlineMs }: Transition, version: number) => ({
  key,
  state,
  data,
  version,
  deadlineMs: deadlineMs ?? null,
  keepDeadline: deadlineMs === undefined,
});

const messagesOf = (cause: CausedMessage['cause'], { send }: Transition): CausedMessage[] =>
  send.map((value) => ({ cause, value }));
