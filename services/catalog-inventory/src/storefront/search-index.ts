// Searches products in memory. search-index.store.ts loads the products and keeps them up to date.
import { isStocked } from '@toric/contracts/goods/goods';
import { DIMENSIONS, type PartialLens, type Value } from '@toric/optics/dimensions';
import { compileMatrix } from '@toric/optics/matrix';
import type { Product } from '../catalogue/product.ts';
import { hasWords, type Wanted } from './search-words.ts';

export type IndexedProduct = Pick<
  Product,
  'id' | 'version' | 'createdAt' | 'goods' | 'modality' | 'replacement' | 'matrix' | 'onSale'
> & {
  readonly brand: string;
  /** Holds the words by which the product is found, in the form of `searchable`. */
  readonly text: string;
  /** Holds the price of the cheapest pack for each market in which a pack has a price, in minor units. */
  readonly prices: Readonly<Record<string, number>>;
  /**
   * Holds for each `freeUntilKey` the day on which the last free box expires. If there is no free box, the key is
   * absent.
   */
  readonly freeUntil: Readonly<Record<string, string>>;
};

export type ProductSearch = {
  /** Lists the words that a product must have to be found. */
  wanted: readonly Wanted[];
  goods?: string | undefined;
  modality?: string | undefined;
  replacement?: string | undefined;
  brand?: string | undefined;
  market?: string | undefined;
  /** Holds the lens parameters that the search names. Some may be left out. */
  lens: PartialLens;
  inStock?: boolean | undefined;
  onSaleOnly: boolean;
  today: string;
  /** A box that expires before this day does not count as stock. */
  goodUntil: string;
};

/**
 * Returns the key of `freeUntil`: `"<market> <sphere>"`. An empty sphere means every power. An empty market means the
 * boxes in every warehouse. With a market, the key is about boxes in warehouses that serve it, in packs that have a
 * price in it.
 */
export const freeUntilKey = (market: string | undefined, sphere: Value): string => `${market ?? ''} ${sphere ?? ''}`;

const givenDimensions = ({ lens }: ProductSearch) => DIMENSIONS.filter((dimension) => lens[dimension] !== undefined);

/**
 * Returns true if a search asks for stock and names a lens parameter other than the sphere. The index knows the stock
 * (`freeUntil`) only by sphere, so the lots must then be read.
 */
export const needsLots = (search: ProductSearch): boolean =>
  search.inStock !== undefined && givenDimensions(search).some((dimension) => dimension !== 'sphere');

/**
 * Returns a function that returns true for a product that the search finds. If `needsLots` is true, the function also
 * accepts products whose stock only their lots can decide. The caller must then read the lots.
 */
export function matches(search: ProductSearch): (product: IndexedProduct) => boolean {
  const { goods, modality, replacement, market, onSaleOnly, lens, today } = search;
  const { wanted } = search;
  const brand = search.brand?.toLowerCase();
  const givesLens = givenDimensions(search).length > 0;
  const hasStock = matchesStock(search);
  const scope = { market, on: today };
  return (product) =>
    (product.onSale || !onSaleOnly) &&
    (goods === undefined || product.goods === goods) &&
    (modality === undefined || product.modality === modality) &&
    (replacement === undefined || product.replacement === replacement) &&
    (brand === undefined || product.brand.toLowerCase() === brand) &&
    hasWords(wanted, product) &&
    (market === undefined || product.prices[market] !== undefined) &&
    hasStock(product) &&
    (!givesLens || compileMatrix(product.matrix).offers(lens, scope));
}

/**
 * Returns a function that compares the stock by sphere only. If `needsLots` is true, this only narrows the candidates
 * of a search for products in stock, because a lens cannot be in stock if its sphere is not. A search for products that
 * are not in stock cannot be narrowed in this way, so the function accepts every product.
 */
function matchesStock(search: ProductSearch): (product: IndexedProduct) => boolean {
  const { inStock, market, lens, goodUntil } = search;
  if (inStock === undefined || (needsLots(search) && !inStock)) return () => true;
  const key = freeUntilKey(market, lens.sphere);
  // a service has no stock and is always available
  return ({ goods, freeUntil }) => (!isStocked(goods) || (freeUntil[key] ?? '') >= goodUntil) === inStock;
}
