import { PERSONAL_FILTERS, type SavedView } from '@toric/contracts/customer/desk/desk.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { AnyList } from '../any-list.ts';
import { type Arrangement, readArrangement, writeArrangement } from '../columns/columns.ts';
import { type Filters, filtersIn, isSameFilters } from '../filters/filter-values.ts';

/** Describes a view of a list: a view of the shop, or a view that a person saved. */
export type ListView = {
  readonly id: string;
  readonly label: Text;
  readonly filters: Filters;
  readonly columns: readonly Arrangement[];
  readonly saved?: SavedView;
};

const ALL: ListView = { id: 'all', label: { en: 'All', zh: '全部' }, filters: {}, columns: [] };
const asTexts = (filters: Readonly<Record<string, string | number | boolean | undefined>>): Filters =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

/** Returns a saved view in the form that the tabs of the list show. */
export const viewOf = (saved: SavedView): ListView => ({
  ...{ id: saved.id, label: { en: saved.name, zh: saved.name }, filters: saved.filters, saved },
  columns: saved.columns.map(({ id, width, hidden }) => ({ id, ...(width && { width }), ...(hidden && { hidden }) })),
});

/** Returns the views as tabs: the views of the shop, then the saved views. If no view shows all rows, one is added. */
export function viewsOf({ views = [] }: Pick<AnyList, 'views'>, saved: readonly SavedView[]): ListView[] {
  const ofShop = views.map(({ id, label, filters }) => ({ id, label, filters: asTexts(filters), columns: [] }));
  const hasAll = ofShop.some(({ filters }) => Object.keys(filters).length === 0);
  return [...(hasAll ? [] : [ALL]), ...ofShop, ...saved.map(viewOf)];
}

/**
 * Describes the view, filters and columns that a list shows. `isChanged` is true if filters or columns differ from the
 * view.
 */
export type Shown = {
  readonly view: ListView | undefined;
  readonly filters: Filters;
  readonly columns: readonly Arrangement[];
  readonly isChanged: boolean;
};

const CHANGED = 'changed';

/**
 * Returns the view, filters and columns that an address means. Without filters, it means the view that it names,
 * otherwise the person's default view, otherwise the first view.
 */
export function shownBy(params: URLSearchParams, list: Pick<AnyList, 'filters'>, views: readonly ListView[]): Shown {
  const own = filtersIn(params, list.filters);
  const ownColumns = params.get('columns');
  const hasOwn = params.has(CHANGED) || Object.keys(own).length > 0;
  const id = params.get('view');
  const named = id === null ? undefined : views.find((view) => view.id === id);
  const standard = views.find(({ saved }) => saved?.isDefault && saved.isOwn) ?? views[0];
  const alike = views.find(({ filters }) => isSameFilters(filters, own));
  const view = named ?? (hasOwn ? alike : standard);
  const filters = hasOwn || !view ? own : view.filters;
  const columns = ownColumns === null ? (view?.columns ?? []) : readArrangement(ownColumns);
  const isSame =
    isSameFilters(filters, view?.filters ?? {}) && writeArrangement(columns) === writeArrangement(view?.columns ?? []);
  return { view, filters, columns, isChanged: !isSame };
}

/**
 * Returns the view to which changed filters belong. A saved view stays, and counts as changed. A view of the shop is
 * replaced by the view that has these filters. Returns undefined if there is none.
 */
export function viewFor(
  filters: Filters,
  view: ListView | undefined,
  views: readonly ListView[],
): ListView | undefined {
  return view?.saved ? view : views.find((one) => isSameFilters(one.filters, filters));
}

/** Returns the parameters of the address that shows this view with these filters and columns. */
export function paramsOf({ view, filters, columns }: Omit<Shown, 'isChanged'>): URLSearchParams {
  const params = new URLSearchParams(view ? { view: view.id } : {});
  if (!isSameFilters(filters, view?.filters ?? {})) {
    for (const [name, value] of Object.entries(filters)) params.set(name, value);
    if (Object.keys(filters).length === 0) params.set(CHANGED, '1');
  }
  const arranged = writeArrangement(columns);
  if (arranged !== writeArrangement(view?.columns ?? [])) params.set('columns', arranged);
  return params;
}

/** Returns the names of the filters that a saved view may not store, because their values identify a person. */
export const personalIn = (filters: Filters): string[] =>
  Object.keys(filters).filter((name) => PERSONAL_FILTERS.includes(name));
