import { countRows } from '@toric/chassis/waiting/waiting.store';

/** Counts the items whose authors are not linked to a customer. They are late after two days. */
export const WAITING_ITEMS = countRows({
  'channel-items': `
    select created_at as since, created_at + interval '2 days' as late_from
    from channel_item where state = 'waiting' order by created_at, id`,
});
