import { useQueries } from '@tanstack/react-query';
import type { PagedOperation } from '@toric/client/types';
import { api, keyOf } from '../../../app/api.ts';
import { today } from '../../../app/words.ts';
import type { AnyList } from '../any-list.ts';
import { hasParameter, queryOf } from '../filters/filter-values.ts';
import { inputOf } from '../rows/use-rows.ts';
import type { ListView } from './list-views.ts';

/** At most this number of view tabs show a count. */
const MOST = 8;
const FRESH_MS = 60_000;

/** Counts the rows of each view. A list whose reading is logged is not counted, because nobody looked at these rows. */
export function useViewCounts(
  list: AnyList,
  views: readonly ListView[],
  enabled: boolean,
): ReadonlyMap<string, number> {
  const { operation } = list;
  const isCounted = hasParameter(operation, 'count') && operation.record === undefined;
  const counted = isCounted ? views.slice(0, MOST) : [];
  const answers = useQueries({
    queries: counted.map(({ filters }) => {
      const { query, needs } = queryOf(operation, { declared: list.filters, filters, today: today() });
      const input = inputOf({ ...list, expand: [] }, { query }, { limit: 1, count: 'true' });
      return {
        queryKey: keyOf(operation, input),
        queryFn: async () => (await api.call<PagedOperation>(operation, input)).body as { readonly total?: number },
        enabled: enabled && needs === undefined,
        staleTime: FRESH_MS,
      };
    }),
  });
  return new Map(
    counted.flatMap(({ id }, index): [string, number][] => {
      const total = answers[index]?.data?.total;
      return total === undefined ? [] : [[id, total]];
    }),
  );
}
