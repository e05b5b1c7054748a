import { countRows } from '@toric/chassis/waiting/waiting.store';

/** Counts the returned boxes that are set aside until the warehouse decides about them. */
export const BOXES_ASIDE = countRows({
  'returned-boxes-aside': `
    select created_at as since, created_at + interval '14 days' as late_from
    from returned_box where disposition = 'quarantined' order by created_at, id`,
});
