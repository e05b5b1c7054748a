import { type PageQuery, RequestInstant } from '@toric/contracts/kernel/common';
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import { viewsOf } from './unreadable.ts';

/**
 * Names the last row of a page, so that the next page begins after it. Lists are ordered by (createdAt, id), newest
 * first.
 */
export type Cursor = { createdAt: Date; id: string };

/** Matches the form in which PostgreSQL writes every uuid, of any version. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const encodeCursor = ({ createdAt, id }: Cursor): string =>
  Buffer.from(`${createdAt.toISOString()}|${id}`).toString('base64url');

export function decodeCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|');
  const createdAt = new Date(time);
  if (!RequestInstant.safeParse(time).success || !UUID.test(id)) throw REQUEST_INVALID_CURSOR();
  return { createdAt, id };
}

type NewestFirst = [{ createdAt: 'desc' }, { id: 'desc' }];
const newestFirst = (): NewestFirst => [{ createdAt: 'desc' }, { id: 'desc' }];

/**
 * Returns the Prisma condition for the rows after the cursor, or for all rows without a cursor. The bound on
 * `createdAt` lets PostgreSQL start its index scan at the cursor. The `OR` decides between rows of the same instant. If
 * the condition were the `OR` alone, PostgreSQL would read the list from its start for every page.
 */
export function afterCursor(cursor: string | undefined) {
  const from = decodeCursor(cursor);
  if (!from) return {};
  const { createdAt, id } = from;
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}

/**
 * Returns the arguments with which Prisma's `findMany` reads one page, newest first, and one extra row. The extra row
 * shows that another page follows.
 */
export const pageRange = <Where extends object>({ cursor, limit }: PageQuery, where: Where) => ({
  where: { AND: [where, afterCursor(cursor)] },
  orderBy: newestFirst(),
  take: limit + 1,
});

/**
 * Holds the rows of one page and one extra row, which shows that another page follows. `total` is present only if the
 * caller asked for it.
 */
export type PageRows<R> = { rows: readonly R[]; total?: number; totalIsExact?: boolean };

/**
 * A list reports at most this total, even if it is longer. Nobody reads that many pages, and the cost of an exact total
 * grows with the list.
 */
export const COUNTED_AT_MOST = 10_000;

/**
 * Adds the total if the caller asked for it. Otherwise it does not call `count`. The function `count` applies the
 * list's filter. It counts at most `take` rows in the order of the list, so that it uses the same index as the pages.
 */
export async function withTotal<R>(
  { count: asked }: Pick<PageQuery, 'count'>,
  rows: readonly R[],
  count: (range: { orderBy: NewestFirst; take: number }) => Promise<number>,
): Promise<PageRows<R>> {
  if (asked !== 'true') return { rows };
  const counted = await count({ orderBy: newestFirst(), take: COUNTED_AT_MOST + 1 });
  return { rows, total: Math.min(counted, COUNTED_AT_MOST), totalIsExact: counted <= COUNTED_AT_MOST };
}

/**
 * Returns a page without the extra row. `nextCursor` is null on the last page. A row whose view throws is named in
 * `unreadable`.
 */
export function pageOf<R extends Cursor, V>({ rows, ...total }: PageRows<R>, limit: number, view: (row: R) => V) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { ...viewsOf(page, view), nextCursor: rows.length > limit && last ? encodeCursor(last) : null, ...total };
}
