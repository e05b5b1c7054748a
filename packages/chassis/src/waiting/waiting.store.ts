/** Counts the work that waits for people. Each service counts its own, in one statement. */
import { WAITING_AT_MOST } from '@toric/contracts/desk/overview.http';
import type { WaitingKind } from '@toric/contracts/desk/waiting';
import type { Read } from '@toric/messaging/sql';

/** States how many items of one kind wait, how many of them are late, and since when the oldest one waits. */
export type WaitingCount = {
  readonly kind: WaitingKind;
  readonly count: number;
  readonly late: number;
  readonly oldest: Date | null;
};

/** Describes the person who sees the counts. A count may cover only this person's own work. */
export type WaitingCaller = { readonly id: string; readonly roles: readonly string[] };

export type WaitingSource = {
  readonly kinds: readonly WaitingKind[];
  readonly count: (read: Read, now: Date, caller: WaitingCaller) => Promise<WaitingCount[]>;
};

/**
 * Returns a source that counts these kinds of work in one statement. The text of each kind is SQL that selects two
 * columns for each item: `since`, when the item began to wait, and `late_from`, when the item becomes late. `$1` is
 * now. No count reads more than 1,000 rows, so a home page never waits for a long list.
 */
export function countRows(rows: Readonly<Partial<Record<WaitingKind, string>>>): WaitingSource {
  const { kinds, text } = counting(rows);
  return { kinds, count: (read, now) => read({ text, values: [now] }) };
}

/** Works like `countRows`. `$2` is the id of the person who asks, and `$3` the roles of this person. */
export function countOwnRows(rows: Readonly<Partial<Record<WaitingKind, string>>>): WaitingSource {
  const { kinds, text } = counting(rows);
  return { kinds, count: (read, now, { id, roles }) => read({ text, values: [now, id, roles] }) };
}

function counting(rows: Readonly<Partial<Record<WaitingKind, string>>>) {
  const parts = Object.entries(rows).map(
    ([kind, text]) => `
      select '${kind}' as kind, count(*)::int as count, min(since) as oldest,
        (count(*) filter (where late_from < $1::timestamptz))::int as late
      from (${text} limit ${WAITING_AT_MOST}) waiting`,
  );
  // Object.keys loses the type of the keys
  return { kinds: Object.keys(rows) as WaitingKind[], text: parts.join(' union all ') };
}

/** Counts dead letters. A dead letter is late after an hour. It was retried long enough, so only a person can help. */
export const DEAD_LETTERS = countRows({
  'dead-letters': `
    select failed_at as since, failed_at + interval '1 hour' as late_from
    from dead_letter where resolved_at is null order by failed_at`,
});
