import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListNotices } from '@toric/contracts/customer/desk/desk.http';
import type { Reader } from '../../reader.store.ts';
import { countUnread, readNotices } from '../staff-notice.store.ts';

/** GET /desk/notices. Lists the notices of the caller, newest first, and counts the unread ones. */
export const listNotices = query<typeof ListNotices, Reader>(ListNotices, {
  async run({ query: { unread, ...page }, actor: { id: staffId }, now, db }) {
    const asked = { staffId, unread: unread === undefined ? undefined : unread === 'true', now };
    const [notices, count] = await Promise.all([readNotices(db, asked, page), countUnread(db, staffId, now)]);
    const listed = pageOf(notices, page.limit, ({ id, told, readAt, createdAt }) => ({
      ...{ id, ...told, readAt: readAt?.toISOString() ?? null, createdAt: createdAt.toISOString() },
    }));
    return { ...listed, unread: count };
  },
});
