import type { PageQuery } from '@toric/contracts/common';
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/request.errors';

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

/** The Prisma condition for what comes after the cursor. */
export function afterCursor(cursor: string | undefined) {
  const from = decodeCursor(cursor);
  return from
    ? { OR: [{ createdAt: { lt: from.createdAt } }, { createdAt: from.createdAt, id: { lt: from.id } }] }
    : {};
}

/** The rows of one page and one more; `total` only when the caller asked for it. */
export type Found<R> = { rows: readonly R[]; total?: number };

/** Counting reads the whole list, so it is one statement more and never unasked. `count` takes the filter without the cursor. */
export async function found<R>(
  { count: asked }: Pick<PageQuery, 'count'>,
  rows: readonly R[],
  count: () => Promise<number>,
): Promise<Found<R>> {
  return { rows, ...(asked === 'true' && { total: await count() }) };
}

/** Cuts the one row that was read beyond the page, and says where the next page begins. */
export function pageOf<R extends Cursor, V>({ rows, ...counted }: Found<R>, limit: number, view: (row: R) => V) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { data: page.map(view), nextCursor: rows.length > limit && last ? encode(last) : null, ...counted };
}
