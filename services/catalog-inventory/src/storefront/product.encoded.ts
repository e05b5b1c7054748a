/**
 * Caches products as encoded JSON, with one entry for each version and market. Most reads of the shop are searches and
 * product pages. Without the cache, encoding would be most of their cost.
 */
import { jsonCache } from '@toric/chassis/data/encoded-json';
import { ProductSummary, ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { dayOf } from '@toric/optics/calendar-day';
import { productSummary, productView } from '../catalogue/product.ts';
import type { Offer } from '../catalogue/product.reader.store.ts';

const CACHED_BYTES = 8_000_000;
const summaries = jsonCache(ProductSummary, CACHED_BYTES);
const views = jsonCache(ProductView, CACHED_BYTES);

export const encodedSummary = (offer: Offer, market: string | undefined) =>
  summaries(offer, market ?? '', () => productSummary(offer.product, offer.packs, market));

/** Returns the product page as encoded JSON. The day is part of the cache key, because rules begin and end on a day. */
export const encodedView = (offer: Offer, market: string | undefined, now: Date) =>
  views(offer, `${market} ${dayOf(now)}`, () => productView(offer.product, offer.packs, { market, now }));
