// GET /audience. Whom a campaign would reach, by what they bought: ids and counts, nothing about the person.
import { query } from '@toric/chassis/endpoint';
import { ListAudience } from '@toric/contracts/marketing.http';
import { findAudience } from '../audience.store.ts';
import type { Reader } from '../reader.store.ts';

export const listAudience = query<typeof ListAudience, Reader>(ListAudience, {
  async run({ query: { boughtProductId, since, minOrders, cursor, limit }, db }) {
    const found = await findAudience(db, { boughtProductId, since, minOrders, after: cursor, limit });
    const page = found.slice(0, limit);
    const data = page.map(({ registeredAt, lastMatchedAt, ...counts }) => ({
      ...counts,
      registeredAt: registeredAt?.toISOString() ?? null,
      lastMatchedAt: lastMatchedAt?.toISOString() ?? null,
    }));
    return { data, nextCursor: found.length > limit ? (page.at(-1)?.customerId ?? null) : null };
  },
});
