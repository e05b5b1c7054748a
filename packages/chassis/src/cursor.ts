import type { PageQuery } from '@toric/contracts/kernel/common';
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';

/** Where a page ended: lists are ordered by (createdAt, id), newest first. */
export type Cursor = { createdAt: Date; id: string };

const encode = ({ createdAt, id }: Cursor): string =>
  Buffer.from(`${createdAt.toISOString()}|${id}`).toString('base64url');

export function decodeCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|');
  const createdAt = new Date(time);
  if (Number.isNaN(createdAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw REQUEST_INVALID_CURSOR();
  return { createdAt, id };
}

/** The order of every list, of its pages as of its total. */
export const newestFirst = (): [{ createdAt: 'desc' }, { id: 'desc' }] => [{ createdAt: 'desc' }, { id: 'desc' }];

/**
 * The Prisma condition for what comes after the cursor. The first bound is what an index can begin at: with the second
 * alone, which decides between rows of one instant, Postgres would read the list from its start to every page.
 */
export function afterCursor(cursor: string | undefined) {
  const from = decodeCursor(cursor);
  if (!from) return {};
  const { createdAt, id } = from;
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}

/** The rows of one page and one more; `total` only when the caller asked for it. */
export type Found<R> = { rows: readonly R[]; total?: number; totalIsExact?: boolean };

/** Nobody turns so many pages: beyond, a total would only cost more the longer the list is. */
export const COUNTED_AT_MOST = 10_000;

/**
 * Counting is one statement more and never unasked. `count` takes the filter without the cursor, and counts `atMost` rows
 * in the order of the list: so the index that gives the pages gives the total.
 */
export async function found<R>(
  { count: asked }: Pick<PageQuery, 'count'>,
  rows: readonly R[],
  count: (atMost: number) => Promise<number>,
): Promise<Found<R>> {
  if (asked !== 'true') return { rows };
  const counted = await count(COUNTED_AT_MOST + 1);
  return { rows, total: Math.min(counted, COUNTED_AT_MOST), totalIsExact: counted <= COUNTED_AT_MOST };
}

/** Cuts the one row that was read beyond the page, and says where the next page begins. */
export function pageOf<R extends Cursor, V>({ rows, ...counted }: Found<R>, limit: number, view: (row: R) => V) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { data: page.map(view), nextCursor: rows.length > limit && last ? encode(last) : null, ...counted };
}
