import type { AuditedOrder } from '@toric/contracts/order/audit/audit.events';
import { json, type Tx } from '@toric/messaging/sql';
import type { OwnPayment } from './compared-order.ts';

type Found = Partial<Omit<OwnPayment, 'orderId'>> & { readonly orderId: string; readonly isMoving: boolean };

/**
 * Returns the payments of these orders. `is_moving` is true if a call or a refund of the payment is running, or if the
 * payment changed after the audit read its page of orders.
 */
export const findPayments = (tx: Tx, orders: readonly AuditedOrder[], takenAt: string): Promise<Found[]> =>
  tx.many<Found>`
    select o."orderId" as order_id, p.status, p.amount, p.captured_amount as captured, p.refunded_amount as refunded,
      i.invoiced, i.credited,
      coalesce(p.pending_since is not null or p.updated_at >= ${takenAt}::timestamptz
        or p.refund_reserved <> p.refunded_amount, false) as is_moving
    from json_to_recordset(${json(orders)}::json) as o("orderId" uuid)
      left join payment p on p.order_id = o."orderId"
      left join lateral (
        select sum(i.total)::int as invoiced, coalesce(sum(c.total), 0)::int as credited
        from invoice i left join lateral (
          select sum(n.total) as total from credit_note n where n.invoice_id = i.id) c on true
        where i.order_id = o."orderId") i on true`;
