/** The orders of a product list, and the pages in these orders. */
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import type { Product } from '../catalogue/product.ts';
import type { IndexedProduct } from './search-index.ts';

/** `price` and `-price` compare the cheapest pack of each product in one market. A minus begins with the dearest. */
export type Sort = 'newest' | 'price' | '-price';

type SortKey = Pick<Product, 'id' | 'createdAt'>;
/** The last product of a page. `price` is present if the list is sorted by price. */
export type Position = SortKey & { readonly price?: number };

/**
 * Sorts by creation, newest first, then by id, largest first. The order of ids is the same as in PostgreSQL: it
 * compares a uuid by its bytes, and a comparison of the texts has the same result.
 */
export function newestFirst(a: SortKey, b: SortKey): number {
  const apart = b.createdAt.getTime() - a.createdAt.getTime();
  return apart !== 0 ? apart : a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

export type ProductOrder = {
  /** Returns the products that can be in this order, sorted. */
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
 * The products of one state of the index, sorted by price, by market and direction. The index makes a new list whenever
 * a product changes, and the old lists go with it.
 */
const byPrice = new WeakMap<readonly IndexedProduct[], Map<string, readonly IndexedProduct[]>>();
/** More markets than a shop has. Strangers may ask for any market, so there must be an end. */
const MOST_LISTS = 50;

/**
 * Returns an order. Products that were created together or cost the same follow in the order of their ids. The index
 * keeps its products newest first, so that order needs no sorting.
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
 * Returns the first `atMost` products that match, in the given order. If `after` is given, returns only products behind
 * it.
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

/** Returns the cursor of the page behind this product. It holds the price, so that a new price moves no other product. */
export const encodePosition = ({ id, createdAt, price }: Position): string =>
  Buffer.from([createdAt.toISOString(), id, ...(price === undefined ? [] : [price])].join('|')).toString('base64url');

/** Returns the position that the cursor holds. Throws a refusal if it is not a cursor of a list in this order. */
export function decodePosition(cursor: string | undefined, sort: Sort): Position | undefined {
  if (cursor === undefined) return undefined;
  const [time = '', id = '', ...prices] = Buffer.from(cursor, 'base64url').toString().split('|');
  const createdAt = new Date(time);
  const [price] = prices.filter((text) => /^\d{1,12}$/.test(text)).map(Number);
  const fits = sort === 'newest' ? prices.length === 0 : prices.length === 1 && price !== undefined;
  if (Number.isNaN(createdAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id) || !fits) throw REQUEST_INVALID_CURSOR();
  return { createdAt, id, ...(price !== undefined && { price }) };
}
