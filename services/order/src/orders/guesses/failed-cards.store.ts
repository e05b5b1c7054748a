import { ORDER_TOO_MANY_CARDS } from '@toric/contracts/order/order.errors';
import type { Tx } from '@toric/messaging/sql';

/**
 * Throws if too many cards of the customer were declined in the last hour, because somebody may be trying stolen cards.
 * An order that is not decided yet counts as declined. Otherwise a burst of orders would be taken before the first card
 * is declined. The lock makes the customer's next order wait until this transaction ends, so that parallel orders count
 * each other. Both statements travel with the other statements of the order.
 */
export async function assertFewFailedCards(tx: Tx, customerId: string, limit: number): Promise<void> {
  tx.write`select pg_advisory_xact_lock(hashtextextended(${`orders of ${customerId}`}, 0))`;
  const { failed } = await tx.one<{ failed: number }>`
    select count(*)::int as failed from orders
    where customer_id = ${customerId} and created_at > now() - interval '1 hour'
      and (status in ('verifying', 'discounting', 'reserving', 'charging')
        or status in ('cancelling', 'cancelled') and reason_code like 'payment.%' and reason_code not in ('payment.no-answer', 'payment.cancelled'))`;
  if (failed >= limit) throw ORDER_TOO_MANY_CARDS();
}
