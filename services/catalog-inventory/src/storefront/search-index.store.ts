import type { Read } from '@toric/messaging/sql';
import { coalesce } from './coalesce.ts';
import { Prisma } from '../generated/client.ts';
import { newestFirst } from './product-order.ts';
import type { IndexedProduct } from './search-index.ts';
import { type Query, queryReader, searchable } from './search-words.ts';

const { sql } = Prisma;

/**
 * Holds the largest number of products that one statement reads. Each product is read with its lots, and a statement
 * may take three seconds.
 */
const PRODUCTS_PER_STATEMENT = 10;

/**
 * `horizon` is the oldest transaction that was still running at the time of the read (the xmin of the snapshot).
 * `changes` holds the changes by the transaction at the horizon of the previous read and by later ones, each as
 * `<product id> <transaction id>`. At the first read, it holds all products, with the transaction id 0.
 */
type Changes = { horizon: number; changes: readonly string[] };

/** Holds the products, newest first, and the function that parses a search query for them. */
export type Shelf = {
  readonly products: readonly IndexedProduct[];
  /**
   * Parses a search query. For the public, `onSaleOnly` must be true, so that no words of hidden products are shown.
   */
  readonly readQuery: (q: string | undefined, onSaleOnly: boolean) => Query;
};

/**
 * Returns a function that returns all products for the search, as they are at the time of the call or later. It keeps
 * the products in memory. On each call it asks the database which products changed, and reads only these again. Rows
 * carry the id of the transaction that changed them. Each read begins at the horizon of the previous read, so it also
 * finds a transaction that commits after a younger one.
 */
export function searchIndex(): (read: Read) => Promise<Shelf> {
  const products = new Map<string, IndexedProduct>();
  let shelf: Shelf = { products: [], readQuery: wordsReader([]) };
  let previous: Changes | undefined;

  return coalesce(async (read) => {
    const current = await (previous ? changesSince(read, previous.horizon) : allProducts(read));
    const known = new Set(previous?.changes);
    const changed = [...new Set(current.changes.filter((change) => !known.has(change)).map(productIdOf))];
    let newWords = false;
    for (let at = 0; at < changed.length; at += PRODUCTS_PER_STATEMENT)
      for (const product of await readProducts(read, changed.slice(at, at + PRODUCTS_PER_STATEMENT))) {
        newWords ||= hasNewWords(product, products.get(product.id));
        products.set(product.id, product);
      }
    if (changed.length > 0) {
      const sorted = [...products.values()].sort(newestFirst);
      // most changes are changes of stock, which must not clear the words that the reader has cached
      shelf = { products: sorted, readQuery: newWords ? wordsReader(sorted) : shelf.readQuery };
    }
    previous = current;
    return shelf;
  });
}

const hasNewWords = (product: IndexedProduct, before: IndexedProduct | undefined) =>
  product.text !== before?.text || product.onSale !== before.onSale;

/**
 * Returns a function that parses a search query. It uses one reader for the public, with the words of products on sale,
 * and one for staff, with the words of all products. Each reader is built at its first use.
 */
function wordsReader(products: readonly IndexedProduct[]): Shelf['readQuery'] {
  const readers = new Map<boolean, (q: string | undefined) => Query>();
  return (q, onSaleOnly) => {
    const reader =
      readers.get(onSaleOnly) ??
      queryReader(products.filter(({ onSale }) => onSale || !onSaleOnly).map(({ text }) => text));
    readers.set(onSaleOnly, reader);
    return reader(q);
  };
}

const productIdOf = (change: string) => change.slice(0, change.indexOf(' '));

const HORIZON = sql`pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon`;

async function allProducts(read: Read): Promise<Changes> {
  const [all] = await read<Changes>(sql`select ${HORIZON}, array(select id || ' 0' from product) as changes`);
  return all ?? { horizon: 0, changes: [] };
}

/**
 * Returns the changes by the transaction `horizon` and later ones. Ignores a `changed_in` at or above the xmax of the
 * snapshot. No transaction of this cluster can have written such a value: the row was restored from a dump of another
 * cluster.
 */
async function changesSince(read: Read, horizon: number): Promise<Changes> {
  const since = sql`changed_in >= ${horizon}::bigint and changed_in < pg_snapshot_xmax(pg_current_snapshot())::text::bigint`;
  const [changes] = await read<Changes>(sql`
    select ${HORIZON}, array(
      select id || ' ' || changed_in from product where ${since}
      union
      select (select product_id from pack where id = pack_id) || ' ' || changed_in from lot where ${since}) as changes`);
  return changes ?? { horizon, changes: [] };
}

async function readProducts(read: Read, ids: readonly string[]): Promise<IndexedProduct[]> {
  const rows = await read<IndexedProduct>(sql`
    select id, version, created_at, goods, modality, replacement, brand, matrix, on_sale, search_text as text,
      (select coalesce(json_object_agg(market, amount), '{}') from (
        select market, min(amount) as amount from pack join price on price.pack_id = pack.id
        where product_id = product.id group by market) cheapest) as prices,
      (with free as (
          select pack_id, warehouse_id, expires_on, lens.parameters -> 'sphere' as sphere
          from pack join lot on lot.pack_id = pack.id join lens on lens.id = lot.lens_id
          where pack.product_id = product.id and lot.on_hand > lot.reserved and not lot.quarantined)
        select coalesce(json_object_agg(concat(market, ' ', sphere), until), '{}') from (
          select null as market, sphere, max(expires_on) as until from free group by grouping sets ((), (sphere))
          union all
          select market, sphere, max(expires_on) from free
          join warehouse on warehouse.id = warehouse_id
          join price on price.pack_id = free.pack_id and market = any (markets)
          group by grouping sets ((market), (market, sphere))) boxes
        where until is not null) as free_until
    from product where id = any(${ids}::uuid[])`);
  return rows.map((row) => ({ ...row, text: searchable(row.text) }));
}
