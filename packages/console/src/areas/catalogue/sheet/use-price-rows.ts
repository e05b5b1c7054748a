import { ListPriceFloors } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { ListPackPrices, type PackPriceView } from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, keyOf, useAnswer } from '../../../app/api.ts';

/** One sheet has at most this number of packs. If there are more, a person filters by the name of the product. */
export const ROWS_AT_MOST = 2_000;

/** Returns the markets that have a price floor, and the market of the address, without duplicates. */
export function useMarkets() {
  const [query, setQuery] = useSearchParams();
  const floors = useAnswer(ListPriceFloors, { query: { limit: 100 } });
  const asked = query.get('market')?.toUpperCase();
  const known = floors.data?.data.map(({ market }) => market) ?? [];
  const all = [...new Set([...(asked ? [asked] : []), ...known])].sort();
  const set = (name: 'market' | 'q', value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    setQuery(next, { replace: true });
  };
  return { all, market: asked ?? all[0], q: query.get('q') ?? '', set, isLoading: floors.isLoading };
}

/** Reads the prices of all packs in a market, page by page. */
export function usePriceRows(market: string | undefined, q: string) {
  return useQuery({
    queryKey: [...keyOf(ListPackPrices, { market, q }), 'sheet'],
    enabled: market !== undefined,
    // the rows must not be reloaded while a person types in them
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
    queryFn: async () => {
      const rows: PackPriceView[] = [];
      const query = { market: market ?? '', limit: 100, ...(q && { q }) };
      for await (const row of api.each(ListPackPrices, { query })) {
        if (rows.length === ROWS_AT_MOST) return { rows, hasMore: true };
        rows.push(row);
      }
      return { rows, hasMore: false };
    },
  });
}
