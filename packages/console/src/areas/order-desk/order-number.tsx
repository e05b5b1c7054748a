import { GetOrder } from '@toric/contracts/order/order.http';
import { useAnswer, useMay } from '../../app/api.ts';

/**
 * Shows the number of an order of which only the id is known. A role that may not read orders sees the end of the id.
 */
export function OrderNumber({ id }: { readonly id: string }) {
  const may = useMay();
  const { data } = useAnswer(GetOrder, { params: { orderId: id } }, { enabled: may(GetOrder) });
  return <span className="mono">{data?.number ?? `…${id.slice(-6)}`}</span>;
}
