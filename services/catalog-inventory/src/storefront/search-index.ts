// What searches know of each product, and what they ask of it: pure, over a catalogue of thousands that is kept in memory
// (search-index.store.ts).
import { DIMENSIONS, type PartialLens, type Value } from '@toric/optics/dimensions';
import { compileMatrix } from '@toric/optics/matrix';
import { type Product, searchWords } from '../catalogue/product.ts';

export type Indexed = Pick<
  Product,
  'id' | 'version' | 'createdAt' | 'modality' | 'replacement' | 'matrix' | 'onSale'
> & {
  /** In lower case, as `searchText` is. */
  readonly brand: string;
  readonly searchText: string;
  /** Where a pack of it has a price. */
  readonly markets: readonly string[];
  /** The day on which the last of the free boxes expires, by `boxes`; where none is free, there is no day. */
  readonly freeUntil: Readonly<Record<string, string>>;
};

export type Sought = {
  q?: string | undefined;
  modality?: string | undefined;
  replacement?: string | undefined;
  brand?: string | undefined;
  market?: string | undefined;
  /** What is known of the lens that is looked for. */
  lens: PartialLens;
  inStock?: boolean | undefined;
  onSaleOnly: boolean;
  today: string;
  /** Boxes that expire before do not count as stock. */
  goodUntil: string;
};

/** All boxes; those that a market's warehouses have and that have a price there; of these or those, the ones in a power. */
export const boxes = (market: string | undefined, sphere: Value): string => `${market ?? ''} ${sphere ?? ''}`;

const named = ({ lens }: Sought) => DIMENSIONS.filter((dimension) => lens[dimension] !== undefined);

/** What `freeUntil` does not tell: the stock of a lens of which more is known than its sphere. */
export const isAboutLots = (sought: Sought): boolean =>
  sought.inStock !== undefined && named(sought).some((dimension) => dimension !== 'sphere');

/** Whether a product is what is sought, as far as it is not about lots. */
export function isSought(sought: Sought): (product: Indexed) => boolean {
  const { modality, replacement, market, onSaleOnly, lens, today } = sought;
  const words = searchWords(sought.q);
  const brand = sought.brand?.toLowerCase();
  const ofLens = named(sought).length > 0;
  const isStocked = stocked(sought);
  const scope = { market, on: today };
  return (product) =>
    (product.onSale || !onSaleOnly) &&
    (modality === undefined || product.modality === modality) &&
    (replacement === undefined || product.replacement === replacement) &&
    (brand === undefined || product.brand === brand) &&
    words.every((word) => product.searchText.includes(word)) &&
    (market === undefined || product.markets.includes(market)) &&
    isStocked(product) &&
    (!ofLens || compileMatrix(product.matrix).offers(lens, scope));
}

/** A lens is in stock only where its power is; where that is, its own lots decide. */
function stocked(sought: Sought): (product: Indexed) => boolean {
  const { inStock, market, lens, goodUntil } = sought;
  if (inStock === undefined || (isAboutLots(sought) && !inStock)) return () => true;
  const these = boxes(market, lens.sphere);
  return ({ freeUntil }) => (freeUntil[these] ?? '') >= goodUntil === inStock;
}

/** Where a product stands in a list. */
type Place = Pick<Product, 'id' | 'createdAt'>;

/** The order of every list, as Postgres has it: ids compare as their bytes do, and so does their text. */
export function newestFirst(a: Place, b: Place): number {
  const apart = b.createdAt.getTime() - a.createdAt.getTime();
  return apart !== 0 ? apart : a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/** The first of `products` that are sought, so many at most; from behind a cursor on. */
export function firstOf(
  products: readonly Indexed[],
  sought: (product: Indexed) => boolean,
  { after, atMost }: { after?: Place | undefined; atMost: number },
): Indexed[] {
  const found: Indexed[] = [];
  for (const product of products) {
    if (found.length === atMost) break;
    if ((!after || newestFirst(after, product) < 0) && sought(product)) found.push(product);
  }
  return found;
}
