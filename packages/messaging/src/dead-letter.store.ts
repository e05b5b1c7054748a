import type { DeadLetterReason, LetterSelection, LetterState } from '@toric/contracts/operator/operator.http';
import { uuidv7 } from 'uuidv7';
import type { Tx } from './sql.ts';

export type DeadLetter = {
  consumer: string;
  messageId: string | null;
  type: string | null;
  reason: DeadLetterReason;
  error: string;
  body: string;
  attempts: number;
};
export type StoredLetter = DeadLetter & { id: string; failedAt: Date; state: LetterState; resolvedAt: Date | null };

/**
 * Stores a dead letter, unless this consumer has an open letter of the same message, because a delivery may be
 * repeated. A letter that is being replayed is not regarded as open. Otherwise a replay that fails before the letter is
 * resolved would leave no trace.
 */
export async function insertDeadLetter(tx: Tx, letter: DeadLetter): Promise<void> {
  const { consumer, messageId } = letter;
  const body = letter.body.replaceAll('\0', '\uFFFD'); // a PostgreSQL text cannot contain NUL
  await tx.run`
    insert into dead_letter (id, consumer, message_id, type, reason, error, body, attempts)
    select ${uuidv7()}::uuid, ${consumer}, ${messageId}::uuid, ${letter.type}, ${letter.reason}, ${letter.error}, ${body},
      ${letter.attempts}::int
    where not exists (
      select from dead_letter where consumer = ${consumer} and message_id = ${messageId}::uuid
        and resolved_at is null and replay_asked_at is null)`;
}

/** Returns the ids of the messages that this consumer has set aside and that no operator has replayed or discarded. */
export async function findSetAside(
  tx: Pick<Tx, 'many'>,
  consumer: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ messageId: string }>`
    select message_id from dead_letter
    where consumer = ${consumer} and message_id = any(${ids}::uuid[]) and resolved_at is null and replay_asked_at is null`;
  return new Set(rows.map(({ messageId }) => messageId));
}

export async function openDeadLetters(tx: Tx): Promise<{ reason: string; count: number }[]> {
  return tx.many`select reason, count(*)::int as count from dead_letter where resolved_at is null group by reason`;
}

type LetterQuery = LetterSelection & { states?: readonly LetterState[] };

/** Returns the letters that match the query, the oldest first. A filter that is undefined matches every letter. */
export async function findLetters(
  tx: Tx,
  query: LetterQuery & { limit: number; after?: { failedAt: Date; id: string } | undefined },
): Promise<StoredLetter[]> {
  return tx.many`
    select id, consumer, message_id, type, reason, error, body, attempts, failed_at, state, resolved_at
    from (select *, coalesce(resolution, case when replay_asked_at is null then 'open' else 'replaying' end) as state
          from dead_letter) letter
    where coalesce(id = any(${query.ids}::uuid[]), true)
      and coalesce(state = any(${query.states}::text[]), true)
      and coalesce(consumer = ${query.consumer}::text, true)
      and coalesce(coalesce(type, '') = ${query.type}::text, true)
      and coalesce(reason = ${query.reason}::text, true)
      and coalesce(position(lower(${query.error}::text) in lower(error)) > 0, true)
      and coalesce(failed_at >= ${query.since}::timestamptz, true)
      and coalesce(failed_at < ${query.until}::timestamptz, true)
      and coalesce((failed_at, id) > (${query.after?.failedAt}::timestamptz, ${query.after?.id}::uuid), true)
    order by failed_at, id limit ${query.limit}::int`;
}

/** Counts the letters on all pages of `findLetters`, up to `atMost`. */
export async function countLetters(tx: Tx, query: LetterQuery, atMost: number): Promise<number> {
  const { count } = await tx.one<{ count: number }>`
    select count(*) from (select
    from (select *, coalesce(resolution, case when replay_asked_at is null then 'open' else 'replaying' end) as state
          from dead_letter) letter
    where coalesce(id = any(${query.ids}::uuid[]), true)
      and coalesce(state = any(${query.states}::text[]), true)
      and coalesce(consumer = ${query.consumer}::text, true)
      and coalesce(coalesce(type, '') = ${query.type}::text, true)
      and coalesce(reason = ${query.reason}::text, true)
      and coalesce(position(lower(${query.error}::text) in lower(error)) > 0, true)
      and coalesce(failed_at >= ${query.since}::timestamptz, true)
      and coalesce(failed_at < ${query.until}::timestamptz, true)
    limit ${atMost}::int) counted`;
  return count;
}

type LetterCause = Pick<DeadLetter, 'consumer' | 'type' | 'reason' | 'error'> & {
  messages: number;
  firstId: string;
  firstFailedAt: Date;
  lastFailedAt: Date;
  /** Counts the failures, by the part of the time from the first to the last failure. The first part is 1. */
  overTime: Readonly<Record<string, number>>;
};

/** Counts the letters that match the query by queue, type and reason, the largest group first. */
export async function findCauses(
  tx: Tx,
  query: LetterQuery & { parts: number; limit: number },
): Promise<LetterCause[]> {
  return tx.many`
    with letter as (
      select id, consumer, type, reason, error, failed_at
      from (select *, coalesce(resolution, case when replay_asked_at is null then 'open' else 'replaying' end) as state
            from dead_letter) every
      where coalesce(state = any(${query.states}::text[]), true)
        and coalesce(consumer = ${query.consumer}::text, true)
        and coalesce(coalesce(type, '') = ${query.type}::text, true)
        and coalesce(reason = ${query.reason}::text, true)
        and coalesce(position(lower(${query.error}::text) in lower(error)) > 0, true)
        and coalesce(failed_at >= ${query.since}::timestamptz, true)
        and coalesce(failed_at < ${query.until}::timestamptz, true)),
    cause as (
      select consumer, type, reason, count(*)::int as messages, (array_agg(id order by failed_at, id))[1] as first_id,
        (array_agg(error order by failed_at, id))[1] as error, min(failed_at) as first_failed_at,
        max(failed_at) as last_failed_at
      from letter group by consumer, type, reason order by messages desc, min(failed_at) limit ${query.limit}::int),
    part as (
      select consumer, type, reason, part, count(*)::int as messages
      from (select letter.consumer, letter.type, letter.reason,
              width_bucket(extract(epoch from failed_at), extract(epoch from first_failed_at),
                extract(epoch from last_failed_at) + 0.001, ${query.parts}::int) as part
            from letter join cause on letter.consumer = cause.consumer and letter.reason = cause.reason
              and letter.type is not distinct from cause.type) placed
      group by consumer, type, reason, part)
    select cause.*, (
      select jsonb_object_agg(part.part, part.messages) from part
      where part.consumer = cause.consumer and part.reason = cause.reason
        and part.type is not distinct from cause.type) as over_time
    from cause order by messages desc, first_failed_at`;
}

/**
 * Returns the times of the first and of the last failure of the message at this consumer. `applied` is true if the
 * consumer has applied the message nevertheless.
 */
export async function failureHistoryOf(tx: Tx, { consumer, messageId, failedAt }: StoredLetter) {
  return tx.one<{ firstFailedAt: Date; lastFailedAt: Date; applied: boolean }>`
    select coalesce(min(failed_at), ${failedAt}::timestamptz) as first_failed_at,
      coalesce(max(failed_at), ${failedAt}::timestamptz) as last_failed_at,
      exists (select from inbox where consumer = ${consumer} and message_id = ${messageId}::uuid) as applied
    from dead_letter where consumer = ${consumer} and message_id = ${messageId}::uuid`;
}

/**
 * Marks open letters as being replayed and returns their ids. A letter that is resolved, or whose replay was asked for
 * before, is left out.
 */
export async function askReplay(tx: Tx, ids: readonly string[], now: Date): Promise<Set<string>> {
  const asked = await tx.many<{ id: string }>`
    update dead_letter set replay_asked_at = ${now}
    where id = any(${ids}::uuid[]) and resolved_at is null and replay_asked_at is null returning id`;
  return new Set(asked.map(({ id }) => id));
}

/**
 * Marks letters as replayed or discarded. Returns the ids of the letters that it marked, without letters that were
 * already resolved.
 */
export async function resolveLetters(
  tx: Tx,
  ids: readonly string[],
  resolution: 'replayed' | 'discarded',
  now: Date,
): Promise<Set<string>> {
  const resolved = await tx.many<{ id: string }>`
    update dead_letter set resolved_at = ${now}, resolution = ${resolution}
    where id = any(${ids}::uuid[]) and resolved_at is null returning id`;
  return new Set(resolved.map(({ id }) => id));
}
