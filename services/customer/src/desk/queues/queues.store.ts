/** Lists the lists of work of this service. Staff are notified when such a list has grown old. */
import type { Queues, Waiting } from '@toric/chassis/process/watch-queues';

export const QUEUES: Queues = {
  'verification-requests': (tx) => tx.one<Waiting>`
    select count(*)::int as waiting, min(updated_at) as since from verification where status = 'to-send'`,
  'verification-answers': (tx, now) => tx.one<Waiting>`
    select count(*)::int as waiting, min(updated_at) as since from verification
    where status = 'waiting' and (deadline is null or deadline < ${now})`,
  'prescription-reviews': (tx) => tx.one<Waiting>`
    select count(*)::int as waiting, min(review_since) as since from prescription where review_since is not null`,
  complaints: (tx) => tx.one<Waiting>`
    select count(*)::int as waiting, min(created_at) as since from complaint where status = 'open'`,
  'role-requests': (tx) => tx.one<Waiting>`
    select count(*)::int as waiting, min(c.created_at) as since
    from staff s join staff_change c on c.id = s.role_request_id`,
  'unknown-messages': (tx) => tx.one<Waiting>`
    select count(*)::int as waiting, min(updated_at) as since from message where state = 'unknown'`,
};
