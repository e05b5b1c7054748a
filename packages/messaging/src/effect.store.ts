import { uuidv7 } from 'uuidv7';
import type { Cause, Caused } from './envelope.ts';
import type { EffectCall } from './outcome.ts';
import { json, type Tx } from './sql.ts';

export type DueEffect = Cause & { id: string; name: string; data: unknown; attempts: number };

/**
 * Stores calls to external systems. With `leaseMs` > 0, calls without a delay are leased to this process at once.
 * Returns the leased calls.
 */
export async function storeEffects(
  tx: Tx,
  calls: readonly Caused<EffectCall>[],
  leaseMs: number,
): Promise<DueEffect[]> {
  if (calls.length === 0) return [];
  const rows = calls.map(({ cause, value: { name, data, delayMs = 0 } }) => {
    const leased = leaseMs > 0 && delayMs === 0;
    return { id: uuidv7(), name, data, ...cause, attempts: leased ? 1 : 0, delayMs: leased ? leaseMs : delayMs };
  });
  await tx.run`
    insert into effect (id, name, data, attempts, due_at, correlation_id, causation_id, traceparent)
    select id, name, data, attempts, now() + "delayMs" * interval '1 millisecond', "correlationId", "causationId", traceparent
    from json_to_recordset(${json(rows)}::json) as e(id uuid, name text, data jsonb, attempts int, "delayMs" bigint,
      "correlationId" text, "causationId" uuid, traceparent text)`;
  return rows.filter(({ attempts }) => attempts > 0);
}

/**
 * Leases due calls to this process for `leaseMs`. If the process is killed, another process leases them after that
 * time.
 */
export async function leaseEffects(tx: Pick<Tx, 'many'>, limit: number, leaseMs: number): Promise<DueEffect[]> {
  return tx.many`
    update effect set attempts = attempts + 1, due_at = now() + ${leaseMs}::int * interval '1 millisecond'
    where id in (select id from effect where done_at is null and due_at <= now()
                 order by due_at limit ${limit}::int for update skip locked)
    returning id, name, data, attempts, correlation_id, causation_id, traceparent`;
}

/** Extends leases. A lease that has expired is not renewed, because another instance may have leased the call since. */
export async function renewLeases(tx: Pick<Tx, 'run'>, held: readonly DueEffect[], leaseMs: number) {
  const rows = held.map(({ id, attempts }) => ({ id, attempts })).sort((a, b) => (a.id < b.id ? -1 : 1));
  await tx.run`
    update effect e set due_at = now() + ${leaseMs}::int * interval '1 millisecond'
    from json_to_recordset(${json(rows)}::json) as h(id uuid, attempts int)
    where e.id = h.id and e.attempts = h.attempts and e.done_at is null and e.due_at > now()`;
}

/**
 * Marks a call as done and returns true. Returns false if another instance has settled the call or holds a newer lease.
 * The caller must then drop its result.
 */
export async function finishEffect(tx: Tx, { id, attempts }: DueEffect): Promise<boolean> {
  return (
    (await tx.run`
    update effect set done_at = now(), last_error = null
    where id = ${id} and attempts = ${attempts} and done_at is null`) === 1
  );
}

/** Makes a failed call due again after `delayMs`, unless another instance holds a newer lease. */
export async function postponeEffect(
  tx: Pick<Tx, 'run'>,
  { id, attempts }: DueEffect,
  error: string,
  delayMs: number,
): Promise<void> {
  await tx.run`
    update effect set last_error = ${error}, due_at = now() + ${Math.round(delayMs)}::int * interval '1 millisecond'
    where id = ${id} and attempts = ${attempts} and done_at is null`;
}
