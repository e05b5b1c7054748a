/** Products as the public reads them, encoded once for each version and market: searches and product pages are most reads. */
import { jsonCache } from '@toric/chassis/encoded-json';
import { ProductSummary, ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { dayOf } from '@toric/optics/calendar-day';
import { productSummary, productView } from '../catalogue/product.ts';
import type { Offered } from '../catalogue/product.reader.store.ts';

const AT_MOST = 8_000_000;
const summaries = jsonCache(ProductSummary, AT_MOST);
const views = jsonCache(ProductView, AT_MOST);

export const encodedSummary = (offered: Offered, market: string | undefined) =>
  summaries(offered, market ?? '', () => productSummary(offered.product, offered.packs, market));

/** What is made changes with the day. */
export const encodedView = (offered: Offered, market: string | undefined, now: Date) =>
  views(offered, `${market} ${dayOf(now)}`, () => productView(offered.product, offered.packs, { market, now }));
