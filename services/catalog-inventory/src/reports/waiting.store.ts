import { countRows } from '@toric/chassis/waiting/waiting.store';

/**
 * Counts the work in the stock, with suppliers and with recalls that waits for staff. Expiring lots are searched by
 * warehouse, because their index begins with the warehouse. A lot that expired more than 180 days ago and still has
 * boxes is not found.
 */
export const WAITING_WORK = countRows({
  'lots-quarantined': `
    select null::timestamptz as since, null::timestamptz as late_from from lot
    where on_hand > 0 and id in (select lot_id from quarantine)`,
  'lots-expiring': `
    select soon.expires_on::timestamptz as since, soon.expires_on::timestamptz as late_from
    from warehouse cross join lateral (
      select expires_on from lot where lot.warehouse_id = warehouse.id and on_hand > 0
        and expires_on between ($1::timestamptz - interval '180 days')::date and ($1::timestamptz + interval '30 days')::date
      order by expires_on, id limit 1000) soon`,
  'proposals-open': `
    select created_at as since, created_at + interval '2 days' as late_from
    from replenishment_proposal where status = 'open' order by created_at, id`,
  'purchase-orders-to-approve': `
    select updated_at as since, updated_at + interval '1 day' as late_from
    from purchase_order where status = 'draft' order by created_at, id`,
  'purchase-orders-to-send': `
    select updated_at as since, updated_at + interval '1 day' as late_from
    from purchase_order where status = 'approved' order by created_at, id`,
  'purchase-orders-late': `
    select expected_on::timestamptz as since, expected_on::timestamptz as late_from
    from purchase_order where status in ('sent', 'partly-received') and expected_on < $1::timestamptz::date
    order by created_at, id`,
  'stocktakes-to-approve': `
    select updated_at as since, updated_at + interval '1 day' as late_from
    from stocktake where status = 'submitted' order by created_at, id`,
  'recalls-open': `
    select created_at as since, created_at + interval '30 days' as late_from
    from recall where closed_at is null order by created_at, id`,
  'recall-cases-silent': `
    select notified_at as since, notified_at + interval '14 days' as late_from
    from recall join recall_case on recall_id = recall.id
    where closed_at is null and in_scope and outcome is null and notified_at is not null`,
  'price-proposals': `
    select created_at as since, created_at + interval '1 day' as late_from
    from price_proposal where status = 'open' order by created_at, id`,
});
