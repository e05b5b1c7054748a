/** Records the deliveries of parcels in their orders. */
import type { Message } from '@toric/contracts/kernel/message';
import { DeliveryRecorded } from '@toric/contracts/order/events';
import type { Tx } from '@toric/messaging/sql';

type Arrived = { readonly orderId: string; readonly customerId: string; readonly deliveredAt: Date };

/**
 * Records the deliveries of shipped orders of which all parcels have arrived. Returns a message for each order. A
 * delivery that arrives before the payment was captured waits until the order is shipped: the watch of parcels checks
 * again.
 */
export async function recordDeliveries(tx: Tx, now: Date, orderId?: string): Promise<Message[]> {
  const parcels = await tx.many<Arrived>`
    update parcel set recorded_at = ${now}
    where id in (
      select p.id from parcel p join orders o on o.id = p.order_id
      where p.status = 'delivered' and p.recorded_at is null and o.status = 'shipped'
        and (${orderId ?? null}::uuid is null or p.order_id = ${orderId ?? null}::uuid)
        and not exists (select from parcel x where x.order_id = o.id and x.status not in ('delivered', 'cancelled'))
      order by p.delivered_at limit 200 for update of p skip locked)
    returning order_id, customer_id, delivered_at`;
  const last = new Map<string, Arrived>();
  for (const parcel of parcels) {
    const known = last.get(parcel.orderId);
    if (!known || known.deliveredAt < parcel.deliveredAt) last.set(parcel.orderId, parcel);
  }
  return [...last.values()].map(({ deliveredAt, ...order }) =>
    DeliveryRecorded({ ...order, deliveredAt: deliveredAt.toISOString() }),
  );
}
