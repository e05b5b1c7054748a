import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { ListOrders, type OrderView } from '@toric/contracts/order/order.http';
import { useQueries } from '@tanstack/react-query';
import { api, keyOf, useAnswer, useMay } from '../../app/api.ts';
import { type Supply, suppliesOf } from './supplies.ts';

/** Returns the replacement schedule of each product. A product that is not loaded yet is missing. */
function useWears(productIds: readonly string[]) {
  const answers = useQueries({
    queries: productIds.map((handle) => {
      const input = { params: { handle } };
      return { queryKey: keyOf(GetProduct, input), queryFn: () => api.call(GetProduct, input), staleTime: 600_000 };
    }),
  });
  const wears = new Map(productIds.map((id, at) => [id, answers[at]?.data?.body.replacement ?? undefined]));
  return (productId: string) => wears.get(productId);
}

export type Supplies = {
  readonly orders: readonly OrderView[];
  readonly right: readonly Supply[];
  readonly left: readonly Supply[];
};

/** Returns the latest orders of a customer, and the lenses of each eye that follow from them. */
export function useSupplies(customerId: string): Supplies {
  const may = useMay();
  const query = { customerId, limit: 100 };
  const orders = useAnswer(ListOrders, { query }, { enabled: may(ListOrders) }).data?.data ?? [];
  const wearOf = useWears([
    ...new Set(
      orders.flatMap(({ lines }) =>
        lines.filter(({ rule }) => rule === 'prescription').map(({ productId }) => productId),
      ),
    ),
  ]);
  return { orders, right: suppliesOf(orders, 'right', wearOf), left: suppliesOf(orders, 'left', wearOf) };
}
