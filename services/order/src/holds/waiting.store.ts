import { countRows } from '@toric/chassis/waiting/waiting.store';

const openHolds = (kinds: string) => `
  select created_at as since, created_at + interval '1 day' as late_from from order_hold
  where released_at is null and kind in (${kinds}) order by created_at, id`;

/**
 * Counts the open holds, by the roles that release them. A hold is late after a day, because the order is cancelled
 * after six.
 */
export const HELD_ORDERS = countRows({
  'orders-held': openHolds(`'address', 'manual'`),
  'orders-suspected': openHolds(`'fraud', 'limit'`),
});
