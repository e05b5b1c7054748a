/** How registers are read, whatever they are of. */
import type { ReadRows } from '@toric/chassis/csv';
import type { Cursor } from '@toric/chassis/cursor';
import type { Days } from '@toric/contracts/register';
import type { Read } from '@toric/messaging/sql';
import { instantsOf } from '@toric/optics/days';
import { Prisma } from './generated/client.ts';

const { sql, empty } = Prisma;
type Select = Prisma.Sql;

/** `moved`: what the register holds, and where each row stands in it; `told`: all that is to be said of such rows. */
export type Register = { readonly moved: Select; readonly told: (moved: Select) => Select };

/** Of what is called `entry` there. */
export const between = (days: Days): Select => {
  const { since, until } = instantsOf(days);
  return sql`entry.created_at >= ${since}::timestamptz and entry.created_at < ${until}::timestamptz`;
};

/** Only the rows of the part are told of. The instant is compared by itself as well: an index begins there. */
export const readRows =
  <R extends Cursor>(read: Read, { moved, told }: Register): ReadRows<R> =>
  async (after, limit) => {
    const behind = after
      ? sql`where created_at >= ${after.createdAt}::timestamptz
          and (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)`
      : empty;
    const part = sql`select * from (${moved}) every ${behind} order by created_at, id limit ${limit}::int`;
    return read<R>(sql`${told(part)} order by moved.created_at, moved.id`);
  };
