import { ListStock, type LotView } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { LensParameters } from '@toric/contracts/lens';
import { useEffect, useMemo } from 'react';
import { usePages } from '../more-rows.tsx';
import { keyOfLens } from './lens-grid.ts';

/** The stock of one lens: its free boxes in the chosen warehouse and in the others, and its lots. */
export type LensStock = {
  readonly parameters: LensParameters;
  readonly here: number;
  readonly elsewhere: ReadonlyMap<string, number>;
  readonly lots: readonly LotView[];
};

function byLens(lots: readonly LotView[], warehouseId: string | undefined): ReadonlyMap<string, LensStock> {
  const found = new Map<string, LensStock>();
  for (const lot of lots) {
    const key = keyOfLens(lot.parameters);
    const known = found.get(key) ?? {
      parameters: lot.parameters,
      here: 0,
      elsewhere: new Map<string, number>(),
      lots: [],
    };
    const isHere = lot.warehouseId === warehouseId;
    const elsewhere = new Map(known.elsewhere);
    if (!isHere) elsewhere.set(lot.warehouseId, (elsewhere.get(lot.warehouseId) ?? 0) + lot.available);
    found.set(key, {
      ...known,
      here: known.here + (isHere ? lot.available : 0),
      elsewhere,
      lots: [...known.lots, lot],
    });
  }
  return found;
}

/** Returns the stock of a product by lens. It is read page by page, and the grid fills while the pages come. */
export function useLensStock(productId: string | undefined, warehouseId: string | undefined) {
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage, isLoading, error } = usePages(
    ListStock,
    { query: { limit: 100, ...(productId && { productId }) } },
    productId !== undefined,
  );
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const stock = useMemo(() => byLens(items, warehouseId), [items, warehouseId]);
  return { stock, isWhole: !isLoading && !hasNextPage, error };
}
