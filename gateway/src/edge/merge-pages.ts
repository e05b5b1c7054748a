import { encodeCursor } from '@toric/chassis/data/cursor';

type Item = { readonly at: string; readonly id: string };
type Page<T extends Item> = {
  readonly data: T[];
  readonly unreadable?: { id: string }[] | undefined;
  readonly nextCursor: string | null;
  readonly total?: number | undefined;
  readonly totalIsExact?: boolean | undefined;
};

/**
 * Merges the same page of several services into one page of the newest items. One cursor fits all services, because it
 * contains a time and an id.
 */
export function mergePages<T extends Item>(pages: readonly Page<T>[], limit: number): Page<T> {
  const all = pages.flatMap(({ data }) => data).sort((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
  const data = all.slice(0, limit);
  const last = data.at(-1);
  const more = all.length > limit || pages.some(({ nextCursor }) => nextCursor !== null);
  const unreadable = pages.flatMap((page) => page.unreadable ?? []);
  const totals = pages.map(({ total }) => total ?? 0);
  return {
    data,
    ...(unreadable.length > 0 && { unreadable }),
    nextCursor: more && last ? encodeCursor({ createdAt: new Date(last.at), id: last.id }) : null,
    ...(pages.some(({ total }) => total !== undefined) && {
      total: totals.reduce((sum, total) => sum + total, 0),
      totalIsExact: pages.every(({ totalIsExact }) => totalIsExact !== false),
    }),
  };
}

const keyOf = ({ at, id }: Item) => `${at} ${id}`;
