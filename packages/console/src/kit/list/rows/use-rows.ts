import type { Input, PagedOperation } from '@toric/client/types';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { announce } from '../../../app/announce.ts';
import { api, client, type Problem, useAnswer } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { count, useWords } from '../../../app/words.ts';
import type { AnyList } from '../any-list.ts';
import { hasParameter } from '../filters/filter-values.ts';
import type { RowPage } from './held.ts';
import { type RowState, RowStore } from './row-store.ts';

/** A page has this number of rows. */
export const PAGE = 50;
const REFRESH_MS = 60_000;
/** The rows of this many lists are kept for the back button. */
const MOST_STORES = 12;
const stores = new Map<string, RowStore>();

function storeOf(id: string, key: AnyList['key']): RowStore {
  const store = stores.get(id) ?? new RowStore(key);
  stores.delete(id);
  stores.set(id, store);
  const [oldest] = stores.keys();
  if (stores.size > MOST_STORES && oldest !== undefined) stores.delete(oldest);
  return store;
}

/** Returns true if each reading is logged and limited. Such a list is read only on demand. */
const isLogged = ({ operation }: AnyList) => operation.record !== undefined && operation.record !== 'none';

/** Prevents a logged list from being read again automatically. */
export function prepareRows(list: AnyList): void {
  if (isLogged(list))
    client.setQueryDefaults([list.operation.id], { refetchOnWindowFocus: false, staleTime: STALE_MS });
}
const STALE_MS = 5 * 60_000;

/** Describes the filters of a list and the parameters of its path. */
export type RowQuery = {
  readonly query: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
};

/** Returns the input of the request for one page. */
export function inputOf(
  { operation, expand }: AnyList,
  { query, params }: RowQuery,
  page: object,
): Input<PagedOperation> {
  const limit = hasParameter(operation, 'limit') ? { limit: PAGE } : {};
  // safe cast: the list's filters are parameters of the operation, and their values fit its contract
  return {
    ...(params && { params }),
    ...(expand && expand.length > 0 && { expand }),
    query: { ...query, ...limit, ...page },
  } as unknown as Input<PagedOperation>;
}

/** Reads one page of the list. Without a cursor it reads the first page. */
export async function readPage(list: AnyList, asked: RowQuery, cursor?: string): Promise<RowPage> {
  const input = inputOf(list, asked, cursor === undefined ? {} : { cursor });
  return (await api.call<PagedOperation>(list.operation, input)).body as RowPage;
}

export type Rows = RowState & {
  /** Holds the problem with the first page, if there are no rows to show instead. */
  readonly failed: Problem | undefined;
  readonly isLoading: boolean;
  readonly retry: () => void;
  readonly readNext: () => void;
  readonly showNew: () => void;
  /** Holds the store of the rows. It stays the same as long as the filters stay the same. */
  readonly store: RowStore;
};

/**
 * Reads the rows of a list. Reads them again every minute, after commands, and when the person returns to the page.
 * `isOnList` returns whether rows must keep their places now, and `firstInView` returns the top row.
 */
export function useRows(
  list: AnyList,
  asked: RowQuery,
  { enabled, isOnList, firstInView }: { enabled: boolean; isOnList: () => boolean; firstInView: () => number },
): Rows {
  const { id: personId } = useSession().person;
  const store = storeOf(JSON.stringify([personId, list.operation.id, asked]), list.key);
  const state = useSyncExternalStore(store.subscribe, store.get);
  const counted = hasParameter(list.operation, 'count') ? { count: 'true' } : {};
  const { data, problem, isLoading, readAt, refetch } = useAnswer(list.operation, inputOf(list, asked, counted), {
    enabled,
    ...(!isLogged(list) && { refreshMs: REFRESH_MS }),
  });
  const latest = useRef({ asked, isOnList, firstInView });
  useEffect(() => {
    latest.current = { asked, isOnList, firstInView };
  });

  const read = useCallback((cursor: string) => readPage(list, latest.current.asked, cursor), [list]);
  const tell = useTellChanges();
  useEffect(() => {
    if (!data) return;
    const waited = store.get().held?.waiting.size ?? 0;
    const held = store.takeFirst(data as RowPage, readAt, latest.current.isOnList());
    if (!held) return;
    tell(held.changed.size, held.waiting.size - waited);
    const place = latest.current.firstInView();
    if (place >= PAGE) void store.readAgain(place, read);
  }, [store, data, readAt, read, tell]);
  return {
    ...{ ...state, store, isLoading: isLoading || (enabled && !state.held && !problem), retry: refetch },
    failed: state.held ? undefined : problem,
    readNext: useCallback(() => void store.readNext(read), [store, read]),
    showNew: useCallback(() => store.showNew(), [store]),
  };
}

/** Returns a function that announces to a screen reader how many rows changed and how many new rows wait. */
function useTellChanges() {
  const t = useWords();
  return useCallback(
    (changed: number, added: number) => {
      if (changed > 0) announce(t(count(changed, CHANGED)));
      if (added > 0) announce(t(count(added, NEW)));
    },
    [t],
  );
}
const CHANGED = { one: '{n} row changed.', other: '{n} rows changed.', zh: '{n} 行有变化。' };
const NEW = { one: '{n} new row.', other: '{n} new rows.', zh: '新增 {n} 行。' };
