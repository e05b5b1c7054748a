import { GetOrder } from '@toric/contracts/order/order.http';
import { useAnswer, useMay } from '../../app/api.ts';

/** The number of an order, for the chip of a filter. */
export function OrderNumber({ id }: { readonly id: string }) {
  const may = useMay();
  const { data } = useAnswer(GetOrder, { params: { orderId: id } }, { enabled: may(GetOrder) });
  return <span className="mono">{data?.number ?? `…${id.slice(-6)}`}</span>;
}
