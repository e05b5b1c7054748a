/** How registers are read, whatever they are of. */
import type { ReadRows } from '@toric/chassis/csv';
import type { Cursor } from '@toric/chassis/cursor';
import type { Days } from '@toric/contracts/kernel/register';
import type { Read } from '@toric/messaging/sql';
import { instantRange } from '@toric/optics/local-day';
import { Prisma } from '../generated/client.ts';

const { sql, empty } = Prisma;
type Select = Prisma.Sql;

/** `moved`: what the register holds, and where each row stands in it; `told`: all that is to be said of such rows. */
export type Register = { readonly moved: Select; readonly told: (moved: Select) => Select };

/** Of what is called `entry` there. */
export const between = (days: Days): Select => {
  const { since, until } = instantRange(days);
  return sql`entry.created_at >= ${since}::timestamptz and entry.created_at < ${until}::timestamptz`;
};

/** Rows behind a place, or the first ones. The instant is compared by itself as well: an index begins there. */
export function partOf({ moved }: Register, after: Cursor | undefined, limit: number): Select {
  const behind = after
    ? sql`where created_at >= ${after.createdAt}::timestamptz
        and (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : empty;
  return sql`select * from (${moved}) every ${behind} order by created_at, id limit ${limit}::int`;
}

/** Only the rows of the part are told of. */
export const readRows =
  <R extends Cursor>(read: Read, register: Register): ReadRows<R> =>
  async (after, limit) =>
    read<R>(sql`${register.told(partOf(register, after, limit))} order by moved.created_at, moved.id`);
