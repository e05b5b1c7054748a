import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { MarkNoticesRead } from '@toric/contracts/customer/desk/desk.http';
import { markRead } from '../staff-notice.store.ts';

/** POST /desk/notices/read. Marks the given notices of the caller as read, or all of them. */
export const markNoticesRead = command(MarkNoticesRead, {
  async run({ body: { ids }, actor, tx, now }) {
    return answer({ read: await markRead(tx, actor.id, ids, now) });
  },
});
