import { GetLensStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { LensParameters } from '@toric/contracts/lens';
import { useMemo } from 'react';
import { useAnswer } from '../../../app/api.ts';
import { keyOfLens } from './lens-grid.ts';

/** Holds the free boxes of one lens in the chosen warehouse, and in all warehouses together. */
export type LensStock = {
  readonly lensId: string;
  readonly parameters: LensParameters;
  readonly here: number;
  readonly everywhere: number;
};
export type Stock = ReadonlyMap<string, LensStock>;

/** Returns the stock of a product by lens. One answer has the whole product. */
export function useLensStock(productId: string, warehouseId: string | undefined) {
  const everywhere = useAnswer(GetLensStock, { query: { productId } });
  const inWarehouse = { query: { productId, ...(warehouseId && { warehouseId }) } };
  const here = useAnswer(GetLensStock, inWarehouse, { enabled: warehouseId !== undefined, keep: true });
  const stock = useMemo(() => {
    const free = new Map(here.data?.data.map(({ lensId, available }) => [lensId, available]));
    const found = everywhere.data?.data.flatMap(({ lensId, parameters, available }) => {
      if (parameters === null) return [];
      const lens: LensStock = { lensId, parameters, here: free.get(lensId) ?? 0, everywhere: available };
      return [[keyOfLens(parameters), lens] as const];
    });
    return new Map(found);
  }, [everywhere.data, here.data]);
  return { stock, isWhole: everywhere.data !== undefined && here.data !== undefined };
}
