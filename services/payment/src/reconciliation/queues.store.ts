/** Counts the entries of each work list of this service. Staff are notified when an entry has waited too long. */
import type { Queues, Waiting } from '@toric/chassis/process/watch-queues';

export const QUEUES: Queues = {
  refunds: (tx) => tx.one<Waiting>`
    select count(*)::int as waiting, min(created_at) as since from refund where status = 'needs-approval'`,
  'unanswered-payments': (tx) => tx.one<Waiting>`
    select count(*)::int as waiting, min(pending_since) as since from payment where pending_since is not null`,
};
