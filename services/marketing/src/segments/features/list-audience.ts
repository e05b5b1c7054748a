import { query } from '@toric/chassis/http/endpoint';
import { ListAudience } from '@toric/contracts/marketing/marketing.http';
import { findAudience } from '../audience.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /audience. Lists the customers that a campaign would reach, selected by their purchases and a segment. It returns
 * ids, counts and times, and no personal data.
 */
export const listAudience = query<typeof ListAudience, Reader>(ListAudience, {
  async run({ query: { boughtProductId, segmentId, since, minOrders, ...page }, db }) {
    const { rows, resumeAt, ...counted } = await findAudience(
      db,
      { boughtProductId, segmentId, since, minOrders },
      page,
    );
    const shown = rows.slice(0, page.limit);
    const data = shown.map(({ registeredAt, lastMatchedAt, ...counts }) => ({
      ...counts,
      registeredAt: registeredAt?.toISOString() ?? null,
      lastMatchedAt: lastMatchedAt?.toISOString() ?? null,
    }));
    const nextCursor = rows.length > page.limit ? (shown.at(-1)?.customerId ?? null) : resumeAt;
    return { data, nextCursor, ...counted };
  },
});
