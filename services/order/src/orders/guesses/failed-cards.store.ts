import { ORDER_TOO_MANY_CARDS } from '@toric/contracts/order/order.errors';
import type { Tx } from '@toric/messaging/sql';
import type { Signs } from '../holds/hold.ts';

type Asked = { readonly customerId: string; readonly addressId: string; readonly limit: number };

/**
 * Returns the facts about a customer from which the hold rules decide. `failed` is the number of her payments of the
 * last hour that failed or have no result yet. A payment with too little store credit counts in `failed`, because
 * somebody without a card could reserve stock again and again. It does not count in `failedToday`, because no card has
 * failed.
 */
export const findSigns = (
  tx: Tx,
  { customerId, addressId }: Omit<Asked, 'limit'>,
): Promise<Signs & { readonly failed: number }> =>
  tx.one<Signs & { failed: number }>`
    select count(*) filter (where created_at > now() - interval '1 hour' and (is_declined or is_open))::int as failed,
      count(*) filter (where is_declined and not is_credit_low and last_good < created_at)::int as failed_today,
      exists (select from bad_address where address_id = ${addressId}) as is_bad_address,
      not exists (select from orders where customer_id = ${customerId} and status in ('shipped', 'completed')) as is_new
    from (
      select created_at, status in ('verifying', 'discounting', 'reserving', 'charging') as is_open,
        status in ('cancelling', 'cancelled') and coalesce(reason_code like 'payment.%', false)
          and reason_code not in ('payment.no-answer', 'payment.cancelled') as is_declined,
        coalesce(reason_code = 'payment.store-credit-too-low', false) as is_credit_low,
        coalesce(max(created_at) filter (where status in
          ('confirmed', 'shipping', 'capturing', 'part-shipped', 'payment-due', 'shipped', 'completed')) over (),
          '-infinity') as last_good
      from orders where customer_id = ${customerId} and created_at > now() - interval '1 day') o`;

/**
 * Throws if too many cards of the customer were declined in the last hour, because somebody may be trying stolen cards.
 * An order without a result yet counts as declined. Otherwise a burst of orders would be accepted before the first card
 * is declined. The advisory lock makes the customer's next order wait until this transaction ends, so that parallel
 * orders count each other.
 *
 * Returns the facts from which the hold rules decide (holds/hold.ts). A card that failed before the customer's last
 * accepted order of the last 24 hours does not count for a hold.
 */
export async function assertFewFailedCards(tx: Tx, { customerId, addressId, limit }: Asked): Promise<Signs> {
  tx.write`select pg_advisory_xact_lock(hashtextextended(${`orders of ${customerId}`}, 0))`;
  const { failed, ...signs } = await findSigns(tx, { customerId, addressId });
  if (failed >= limit) throw ORDER_TOO_MANY_CARDS();
  return signs;
}
