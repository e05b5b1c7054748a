/** Sorts a product list, and encodes the position of its pages. */
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import type { Product } from '../catalogue/product.ts';
import type { IndexedProduct } from './search-index.ts';

/**
 * `price` and `-price` compare the cheapest pack of each product in one market. `-price` begins with the most expensive
 * one.
 */
export type Sort = 'newest' | 'price' | '-price';

type SortKey = Pick<Product, 'id' | 'createdAt'>;
/** Names the last product of a page. `price` is present if the list is sorted by price. */
export type Position = SortKey & { readonly price?: number };

/**
 * Sorts by creation, newest first, then by id, largest first. PostgreSQL sorts ids in the same way, because it compares
 * a uuid by its bytes, and a comparison of the texts has the same result.
 */
export function newestFirst(a: SortKey, b: SortKey): number {
  const apart = b.createdAt.getTime() - a.createdAt.getTime();
  return apart !== 0 ? apart : a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

export type ProductOrder = {
  /** Returns the products that a list with this sort order can contain, sorted. */
  sorted(products: readonly IndexedProduct[]): readonly IndexedProduct[];
  positionOf(product: IndexedProduct): Position;
  compare(a: Position, b: Position): number;
};

const NEWEST: ProductOrder = {
  sorted: (products) => products,
  positionOf: ({ id, createdAt }) => ({ id, createdAt }),
  compare: newestFirst,
};

/**
 * Caches the products of one state of the index, sorted by price, by market and direction. The index makes a new list
 * whenever a product changes, and the garbage collector then removes the sorted copies of the old list.
 */
const byPrice = new WeakMap<readonly IndexedProduct[], Map<string, readonly IndexedProduct[]>>();
/**
 * Holds the largest number of cached lists, which is more than the markets of a shop. Anybody may ask for any market,
 * so memory must be limited.
 */
const MOST_LISTS = 50;

/**
 * Returns the sort order for a value of `sort`. Products with the same price are sorted newest first, and then by id.
 * The index keeps its products newest first, so `newest` needs no sorting.
 */
export function orderOf(sort: Sort, market: string | undefined): ProductOrder {
  if (sort === 'newest' || market === undefined) return NEWEST;
  const direction = sort === 'price' ? 1 : -1;
  const compare = (a: Position, b: Position) => direction * ((a.price ?? 0) - (b.price ?? 0)) || newestFirst(a, b);
  const positionOf = ({ id, createdAt, prices }: IndexedProduct): Position => ({
    ...{ id, createdAt },
    price: prices[market] ?? 0,
  });
  const sortAnew = (products: readonly IndexedProduct[]) =>
    products.filter(({ prices }) => prices[market] !== undefined).sort((a, b) => compare(positionOf(a), positionOf(b)));
  return {
    positionOf,
    compare,
    sorted(products) {
      const lists = byPrice.get(products) ?? new Map<string, readonly IndexedProduct[]>();
      byPrice.set(products, lists);
      const key = `${sort} ${market}`;
      const list = lists.get(key) ?? sortAnew(products);
      if (lists.size < MOST_LISTS) lists.set(key, list);
      return list;
    },
  };
}

/**
 * Returns the first `atMost` products that match, in the given sort order. If `after` is given, returns only products
 * after this position.
 */
export function findProducts(
  products: readonly IndexedProduct[],
  isMatch: (product: IndexedProduct) => boolean,
  { after, atMost, order = NEWEST }: { after?: Position | undefined; atMost: number; order?: ProductOrder },
): IndexedProduct[] {
  const hits: IndexedProduct[] = [];
  for (const product of order.sorted(products)) {
    if (hits.length === atMost) break;
    if ((!after || order.compare(after, order.positionOf(product)) < 0) && isMatch(product)) hits.push(product);
  }
  return hits;
}

/**
 * Returns the cursor of the page after this product. The cursor holds the price, so that a new price of this product
 * does not move the page.
 */
export const encodePosition = ({ id, createdAt, price }: Position): string =>
  Buffer.from([createdAt.toISOString(), id, ...(price === undefined ? [] : [price])].join('|')).toString('base64url');

/**
 * Returns the position that the cursor holds. Returns undefined if there is no cursor. Throws if the cursor does not
 * belong to a list with this sort order.
 */
export function decodePosition(cursor: string | undefined, sort: Sort): Position | undefined {
  if (cursor === undefined) return undefined;
  const [time = '', id = '', ...prices] = Buffer.from(cursor, 'base64url').toString().split('|');
  const createdAt = new Date(time);
  const [price] = prices.filter((text) => /^\d{1,12}$/.test(text)).map(Number);
  const fits = sort === 'newest' ? prices.length === 0 : prices.length === 1 && price !== undefined;
  if (Number.isNaN(createdAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id) || !fits) throw REQUEST_INVALID_CURSOR();
  return { createdAt, id, ...(price !== undefined && { price }) };
}
