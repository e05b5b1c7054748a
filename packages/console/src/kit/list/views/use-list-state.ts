import { ListSavedViews, type SavedView } from '@toric/contracts/customer/desk/desk.http';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import type { AnyList } from '../any-list.ts';
import type { Arrangement } from '../columns/columns.ts';
import type { Filters } from '../filters/filter-values.ts';
import { type ListView, paramsOf, type Shown, shownBy, viewFor, viewsOf } from './list-views.ts';

export type ListState = Shown & {
  readonly views: readonly ListView[];
  /**
   * Is true when the list may be read. It is false while the saved views are loading, if the address may need one of
   * them.
   */
  readonly isReady: boolean;
  readonly showView: (view: ListView) => void;
  readonly setFilters: (filters: Filters) => void;
  readonly setColumns: (columns: readonly Arrangement[]) => void;
};
const NONE: readonly SavedView[] = [];

/**
 * Stores the view, the filters and the columns of a list in the address, so that a link and the back button restore
 * them.
 */
export function useListState(list: AnyList): ListState {
  const [params, setParams] = useSearchParams();
  const { data, isLoading } = useAnswer(ListSavedViews, { query: { list: list.operation.id } });
  const views = useMemo(() => viewsOf(list, data?.data ?? NONE), [list, data]);
  const shown = useMemo(() => shownBy(params, list, views), [params, list, views]);

  const { view, filters, columns } = shown;
  const showView = useCallback(
    (next: ListView) => setParams(paramsOf({ view: next, filters: next.filters, columns: next.columns })),
    [setParams],
  );
  const setFilters = useCallback(
    (next: Filters) => setParams(paramsOf({ view: viewFor(next, view, views), columns, filters: next })),
    [setParams, view, views, columns],
  );
  const setColumns = useCallback(
    (next: readonly Arrangement[]) => setParams(paramsOf({ view, filters, columns: next }), { replace: true }),
    [setParams, view, filters],
  );
  const isKnown = !isLoading || Object.keys(filters).length > 0 || shown.view?.id === params.get('view');
  return { ...shown, views, isReady: isKnown, showView, setFilters, setColumns };
}
