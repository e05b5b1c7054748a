/** Reads registers in pages. A page of entries is selected first, and details are joined only for its rows. */
import type { ReadRows } from '@toric/chassis/files/csv';
import type { Cursor } from '@toric/chassis/data/cursor';
import type { Days } from '@toric/contracts/kernel/register';
import type { Read } from '@toric/messaging/sql';
import { instantRange } from '@toric/optics/local-day';
import { Prisma } from '../generated/client.ts';

const { sql } = Prisma;
type Select = Prisma.Sql;

/**
 * Selects at most one page of rows of a table, as `entry`. So a register of several tables reads no more than one page
 * of each table before it joins and sorts the rows.
 */
type FirstOf = (table: Select, where: Select) => Select;
/**
 * Describes a register by two SQL parts. `entries` selects its rows, with `id` and `created_at`. `withDetails` joins
 * the other columns that the register shows to the given rows. It must call these rows `listed`.
 */
export type Register = {
  readonly entries: (first: FirstOf) => Select;
  readonly withDetails: (entries: Select) => Select;
};

/** Returns the SQL condition that the row `entry` was created on one of the days. */
export const withinDays = (days: Days, at = sql`entry.created_at`): Select => {
  const { since, until } = instantRange(days);
  return sql`${at} >= ${since}::timestamptz and ${at} < ${until}::timestamptz`;
};

/**
 * Selects at most `limit` rows after the cursor, or the first rows if there is no cursor. The condition compares
 * `created_at` once more without `id`, so that the index scan starts at the cursor.
 */
export function selectPage({ entries }: Register, after: Cursor | undefined, limit: number): Select {
  const behind = after
    ? sql`created_at >= ${after.createdAt}::timestamptz
        and (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : sql`true`;
  const page = sql`order by created_at, id limit ${limit}::int`;
  const first: FirstOf = (table, where) =>
    sql`(select * from ${table} entry where ${where} and ${behind} ${page}) entry`;
  return sql`select * from (${entries(first)}) every where ${behind} ${page}`;
}

/** Reads one page of a register with the details of its rows. */
export const readRows =
  <R extends Cursor>(read: Read, register: Register): ReadRows<R> =>
  async (after, limit) =>
    read<R>(sql`${register.withDetails(selectPage(register, after, limit))} order by listed.created_at, listed.id`);
