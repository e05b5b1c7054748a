import type { Read } from '@toric/messaging/sql';
import { type Offer as OfferRow, Prisma } from '../generated/client.ts';
import { knownOffers, offerOf } from './offer.store.ts';
import type { Offer } from './price-line.ts';

/**
 * Returns the current offer of each product that the lines name. The database sends the contents of an offer only if
 * its current version is not in the cache.
 */
export async function readOffers(
  read: Read,
  lines: readonly { productId: string }[],
): Promise<ReadonlyMap<string, Offer>> {
  const { ids, versions, cached } = knownOffers(lines);
  const rows = await read<OfferRow>(Prisma.sql`
    select product_id as "productId", version, case when version is distinct from known then offer end as offer
    from offer join unnest(${ids}::uuid[], ${versions}::int[]) as k(id, known) on k.id = product_id`);
  return new Map(rows.map((row) => [row.productId, offerOf(row, cached.get(row.productId))]));
}
