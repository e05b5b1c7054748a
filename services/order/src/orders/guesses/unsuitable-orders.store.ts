import { ORDER_TOO_MANY_UNSUITABLE } from '@toric/contracts/order/order.errors';
import type { Tx } from '@toric/messaging/sql';

/**
 * Throws if too many orders and amendments of the customer in the last hour did not match her prescription. Otherwise
 * staff who may not see powers could guess them by placing or changing orders. Orders that are not checked yet count,
 * too. The caller holds the advisory lock of assertFewFailedCards, so that parallel orders count each other.
 */
export async function assertFewUnsuitableOrders(tx: Tx, customerId: string, limit: number): Promise<void> {
  const { unsuitable } = await tx.one<{ unsuitable: number }>`
    select count(*)::int as unsuitable from (
      select 1 from orders
      where customer_id = ${customerId} and created_at > now() - interval '1 hour'
        and (status = 'verifying' or reason_code in ('prescription.does-not-cover', 'supply.too-much'))
      union all
      select 1 from order_amendment
      where customer_id = ${customerId} and created_at > now() - interval '1 hour'
        and (status = 'checking' or reason_code in ('prescription.does-not-cover', 'supply.too-much'))) guesses`;
  if (unsuitable >= limit) throw ORDER_TOO_MANY_UNSUITABLE();
}
