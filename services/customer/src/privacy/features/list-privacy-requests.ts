import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListPrivacyRequests } from '@toric/contracts/customer/privacy/privacy.http';
import type { Reader } from '../../reader.store.ts';
import { requestView } from '../privacy-request.ts';
import { readArrived, readRequests } from '../privacy-request.store.ts';

const DAY_MS = 86_400_000;

/** GET /privacy-requests. Lists the requests of all customers with their deadlines. */
export const listPrivacyRequests = query<typeof ListPrivacyRequests, Reader>(ListPrivacyRequests, {
  async run({ query: { limit, cursor, count, kind, state, dueWithinDays, sort }, db, now }) {
    const dueBefore = dueWithinDays === undefined ? undefined : new Date(now.getTime() + dueWithinDays * DAY_MS);
    const filter = { kind, state, dueBefore, byDue: sort === 'due' };
    const found = await readRequests(db, filter, { limit, cursor, count });
    const arrived = await readArrived(
      db,
      found.rows.map(({ id }) => id),
    );
    return pageOf(found, limit, ({ request }) => requestView(request, arrived(request.id)));
  },
});
