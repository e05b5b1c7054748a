import { GetOrder } from '@toric/contracts/order/order.http';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';

/** Shows the end of the id of an order. It is a link if the role may read orders. */
export function OrderLink({ id }: { readonly id: string }) {
  const may = useMay();
  const end = <span className="mono">…{id.slice(-8)}</span>;
  return may(GetOrder) ? <Link to={`/orders/${id}`}>{end}</Link> : end;
}
