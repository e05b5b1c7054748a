/** Counts the parcels and claims that wait for people. Home pages and reminder mails show these counts. */
import type { Queues, Waiting } from '@toric/chassis/process/watch-queues';
import { countRows } from '@toric/chassis/waiting/waiting.store';

export const PARCELS_WAITING = countRows({
  'parcels-late': `
    select coalesce(delayed_at, updated_at) as since, coalesce(delayed_at, updated_at) + interval '1 day' as late_from from parcel
    where status in ('delayed', 'lost') order by created_at, id`,
  'labels-failed': `
    select updated_at as since, updated_at + interval '2 hours' as late_from from parcel
    where status = 'label-failed' order by created_at, id`,
  'claims-by-hand': `
    select created_at as since, created_at + interval '2 days' as late_from from carrier_claim
    where status = 'by-hand' order by created_at, id`,
});

export const PARCEL_QUEUES: Queues = {
  'late-parcels': (tx) => tx.one<Waiting>`
    select count(*)::int as waiting, min(coalesce(delayed_at, updated_at)) as since from parcel where status in ('delayed', 'lost')`,
};
