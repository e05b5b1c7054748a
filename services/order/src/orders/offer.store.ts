/** Stores the offers of the catalogue, as a projection of catalog-inventory.offer-changed. */
import { boundedCache } from '@toric/chassis/data/bounded-cache';
import { json, type Tx } from '@toric/messaging/sql';
import type { Offer as OfferRow } from '../generated/client.ts';
import type { Offer } from './price-line.ts';

type CachedOffer = { version: number; offer: Offer };

/**
 * Caches up to 2000 offers by product. The compiled parameter matrix of an offer is cached by the identity of the
 * offer's object. So all orders must get the same object for the same version of an offer.
 */
const cachedOffers = boundedCache<string, CachedOffer>(2_000);

/**
 * Returns the ids of the products that the lines name, with the version of each cached offer. The result also keeps the
 * cached offers, because the cache may drop an offer while the statement runs.
 */
export function knownOffers(lines: readonly { productId: string }[]) {
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  const cached = new Map(ids.map((id) => [id, cachedOffers.get(id)]));
  return { ids, cached, versions: ids.map((id) => cached.get(id)?.version) };
}

/**
 * Returns the current offer of each product that the lines name. The database sends the contents of an offer only if
 * its current version is not in the cache.
 */
export async function findOffers(tx: Tx, lines: readonly { productId: string }[]): Promise<ReadonlyMap<string, Offer>> {
  const { ids, versions, cached } = knownOffers(lines);
  const rows = await tx.many<OfferRow>`
    select product_id, version, case when version is distinct from known then offer end as offer
    from offer join unnest(${ids}::uuid[], ${versions}::int[]) as k(id, known) on k.id = product_id`;
  return new Map(rows.map((row) => [row.productId, offerOf(row, cached.get(row.productId))]));
}

/**
 * Returns the offer in a row of the database, and caches it. A row without an offer means that the cached offer is
 * current, and the cached offer is returned.
 */
export function offerOf({ productId, version, offer }: OfferRow, cached: CachedOffer | undefined): Offer {
  if (cached && offer === null) return cached.offer;
  const fresh = offer as unknown as Offer; // safe cast: saveOffer stores only offers from parsed messages
  cachedOffers.set(productId, { version, offer: fresh });
  return fresh;
}

/**
 * Inserts or replaces the offer of a product. It compares no versions, because the version gate has dropped older
 * states.
 */
export async function saveOffer(tx: Tx, offer: Offer, version: number): Promise<void> {
  await tx.run`
    insert into offer (product_id, version, offer) values (${offer.productId}, ${version}, ${json(offer)})
    on conflict (product_id) do update set version = excluded.version, offer = excluded.offer`;
}
