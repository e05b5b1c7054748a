/**
 * Reads the part of a service in the timeline of a customer, in one statement over several tables. Each table gives the
 * first rows of one index, so a page costs the same however long the timeline is.
 */
import type { TimelineKind } from '@toric/contracts/customer/timeline/timeline.http';
import { type Actor, mayCall, type Permission } from '@toric/contracts/kernel/access';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read, Statement } from '@toric/messaging/sql';
import { type Cursor, decodeCursor, type PageRows } from '../data/cursor.ts';

/** Describes how the rows of one kind are read. All parts are SQL; `$1` is the id of the customer. */
export type TimelineSource = {
  /** Lists the callers who may read the kind. They are the callers of the operation that lists these rows. */
  readonly allow: readonly Permission[];
  /** Names the tables and the condition. An index over the customer, `at` and `id` must fit them. */
  readonly from: string;
  readonly at: string;
  readonly id: string;
  /** Lists the names and the columns of the facts from which the sentence of an entry is made: `'status', status`. */
  readonly facts: string;
  /** Names the column with the id of the member of staff who caused the entry. */
  readonly by?: string;
  readonly sealed?: string;
};
export type TimelineSources = Readonly<Partial<Record<TimelineKind, TimelineSource>>>;

export type TimelineRow = {
  readonly kind: TimelineKind;
  readonly id: string;
  readonly at: Date;
  readonly by: string | null;
  readonly sealed: string | null;
  /** Holds the facts of the entry as parsed JSON. Entries of different kinds have different facts. */
  readonly facts: unknown;
};

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const rowsOf = (kind: string, { from, at, id, facts, by = 'null', sealed = 'null' }: TimelineSource): string => `
  (select '${kind}' as kind, ${id}::uuid as id, ${at} as at, ${by}::uuid as by, ${sealed}::text as sealed,
    jsonb_build_object(${facts}) as facts
  from ${from} and (${at}, ${id}) < ($2::timestamptz, $3::uuid)
  order by ${at} desc, ${id} desc limit $4::int)`;

type Asked = {
  readonly customerId: string;
  readonly kinds: readonly TimelineKind[] | undefined;
  readonly actor: Actor;
};

/** Returns the sources of the kinds that the caller asked for and may read. */
const readable = (sources: TimelineSources, { kinds, actor }: Asked): [string, TimelineSource][] =>
  Object.entries(sources).filter(
    ([kind, { allow }]) => mayCall(allow, actor) && (kinds === undefined || kinds.some((one) => one === kind)),
  );

/**
 * Returns the statement that reads one page and one more row. Returns undefined if the caller may read none of these
 * kinds.
 */
export function timelineStatement(
  sources: TimelineSources,
  asked: Asked,
  { cursor, limit }: Pick<PageQuery, 'cursor' | 'limit'>,
): Statement | undefined {
  const from = decodeCursor(cursor);
  const parts = readable(sources, asked).map(([kind, source]) => rowsOf(kind, source));
  if (parts.length === 0) return undefined;
  return {
    text: `select * from (${parts.join(' union all ')}) entry order by at desc, id desc limit $4::int`,
    values: [asked.customerId, from?.createdAt ?? 'infinity', from?.id ?? LAST_ID, limit + 1],
  };
}

/** Returns at most `limit` + 1 rows, newest first. The extra row shows that another page follows. */
export async function readTimeline(
  read: Read,
  sources: TimelineSources,
  asked: Asked,
  page: Pick<PageQuery, 'cursor' | 'limit'>,
): Promise<PageRows<Cursor & { row: TimelineRow }>> {
  const statement = timelineStatement(sources, asked, page);
  const rows = statement ? await read<TimelineRow>(statement) : [];
  return { rows: rows.map((row) => ({ id: row.id, createdAt: row.at, row })) };
}
