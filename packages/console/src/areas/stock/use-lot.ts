import { ListStock, type LotView } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { useQuery } from '@tanstack/react-query';
import { api, keyOf } from '../../app/api.ts';

/** The API reads lots only as a list, so the lot is looked for among the lots of its lens, or among all. */
const LOOKED_AT_AT_MOST = 2_000;

async function findLot(lotId: string, lensId: string | undefined): Promise<LotView | null> {
  let seen = 0;
  for await (const lot of api.each(ListStock, { query: { limit: 100, ...(lensId && { lensId }) } })) {
    if (lot.id === lotId) return lot;
    seen += 1;
    if (seen >= LOOKED_AT_AT_MOST) return null;
  }
  return null;
}

/** Returns a lot by its id. `lensId` makes it quick. */
export function useLot(lotId: string, lensId: string | undefined) {
  const { data, isLoading } = useQuery({
    queryKey: [...keyOf(ListStock, { lotId, lensId })],
    queryFn: () => findLot(lotId, lensId),
  });
  return { lot: data ?? undefined, isLoading };
}
