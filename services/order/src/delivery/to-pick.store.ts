import type { ChooseOrdersToPick, OrdersToPickChosen } from '@toric/contracts/order/pick.events';
import type { DataOf } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';

type Wanted = DataOf<typeof ChooseOrdersToPick>;
type ToPick = DataOf<typeof OrdersToPickChosen>['orders'][number];
type Row = Omit<ToPick, 'promisedOn' | 'shipmentWarning'> & {
  promisedOn: string | null;
  shipmentWarning: string | null;
};

/**
 * Returns orders that the warehouse may pick, at most `most`: paid, not on hold, and not being amended. The earliest
 * promised day comes first, then the longest wait. No sealed column is read.
 */
export async function findOrdersToPick(tx: Tx, { market, orderIds, most }: Wanted): Promise<ToPick[]> {
  const rows = await tx.many<Row>`
    select id as order_id, number, market, promised_on, shipment_warning from orders
    where status in ('confirmed', 'part-shipped') and hold_count = 0 and amending_id is null
      and market = coalesce(${market ?? null}, market)
      and (${orderIds ?? null}::uuid[] is null or id = any(${orderIds ?? null}::uuid[]))
    order by promised_on nulls last, created_at, id limit ${most}`;
  return rows.map(({ promisedOn, shipmentWarning, ...order }) => ({
    ...order,
    ...(promisedOn !== null && { promisedOn }),
    ...(shipmentWarning !== null && { shipmentWarning }),
  }));
}
