import { query } from '@toric/chassis/http/endpoint';
import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { HITS_AT_MOST, Search, type SearchHit } from '@toric/contracts/desk/overview.http';
import { mayCall } from '@toric/contracts/kernel/access';
import type { Read } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { isGtin } from '@toric/optics/gs1';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import { findLots, findPack, type FoundLot, readNamedProducts } from '../hit.reader.store.ts';
import { searchProducts } from '../product.search.store.ts';
import type { searchIndex, Shelf } from '../search-index.store.ts';

/** Holds the shortest text that is searched as a lot number or as words of a product. */
const SHORTEST = 2;

/**
 * GET /search. Returns this service's part of the hits: packs by their GTIN, lots by their number or by the scanned
 * code of a box, and products by words. Only people who may read the stock find lots. Typing errors are not corrected,
 * because the text may mean something else.
 */
export const searchGoods = ({ currentProducts }: { currentProducts: ReturnType<typeof searchIndex> }) =>
  query(Search, {
    async run({ query: { q }, actor, read, now }) {
      const seesLots = mayCall(ListStock.allow, actor);
      const scan = parseElementString(q, dayOf(now));
      const { gtin, lot } = scan.ok
        ? scan.label
        : { gtin: isGtin(q) ? q.padStart(14, '0') : undefined, lot: undefined };
      if (gtin !== undefined) return { hits: await hitsOfCode(read, { gtin, lot }, seesLots) };
      if (q.length < SHORTEST) return { hits: [] };
      const numbers = [...new Set([q, q.toUpperCase()])];
      const lots = seesLots ? await findLots(read, { numbers }, HITS_AT_MOST) : [];
      const products = await productHits(read, await currentProducts(read), q, dayOf(now));
      return { hits: [...lots.map(lotHit), ...products].slice(0, HITS_AT_MOST) };
    },
  });

type Code = { readonly gtin: string; readonly lot: string | undefined };

/** Returns the lots that the code of a box names. If the code names no known lot, returns its pack. */
async function hitsOfCode(read: Read, { gtin, lot }: Code, seesLots: boolean): Promise<SearchHit[]> {
  const lots = lot !== undefined && seesLots ? await findLots(read, { numbers: [lot], gtin }, HITS_AT_MOST) : [];
  if (lots.length > 0) return lots.map(lotHit);
  const pack = await findPack(read, gtin);
  return pack ? [{ kind: 'box', id: pack.handle, title: `${pack.name} ×${pack.size}`, detail: gtin }] : [];
}

async function productHits(read: Read, { products, readQuery }: Shelf, q: string, today: string): Promise<SearchHit[]> {
  const { wanted, corrections } = readQuery(q, false);
  if (wanted.length === 0 || corrections.length > 0) return [];
  const search = { wanted, lens: {}, onSaleOnly: false, today, goodUntil: today };
  const page = { limit: HITS_AT_MOST, cursor: undefined, count: undefined, sort: 'newest' } as const;
  const { rows } = await searchProducts(read, products, search, page);
  const ids = rows.slice(0, HITS_AT_MOST).map(({ id }) => id);
  const named = ids.length > 0 ? await readNamedProducts(read, ids) : [];
  return named.map(({ handle, name, brand }) => ({ kind: 'product', id: handle, title: name, detail: brand }));
}

const lotHit = ({ id, lotNumber, expiresOn, warehouse, name }: FoundLot): SearchHit => ({
  kind: 'lot',
  id,
  title: lotNumber,
  detail: [name, warehouse, expiresOn].join(' · '),
});
