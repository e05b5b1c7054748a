import { countRows } from '@toric/chassis/waiting/waiting.store';

/** Counts the endpoints that the shop switched off itself, because their receivers failed or are gone. */
export const WAITING_WORK = countRows({
  'webhook-endpoints-off': `
    select updated_at as since, updated_at + interval '1 day' as late_from
    from webhook_endpoint where switched_off is not null and not enabled and removed_at is null order by created_at, id`,
});
