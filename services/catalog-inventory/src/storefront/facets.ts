/** Counts for each filter the products that every other choice of its value would find. */
import type { ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import type { z } from 'zod';
import type { IndexedProduct, ProductSearch } from './search-index.ts';

export const FACETS = ['goods', 'brand', 'modality', 'replacement'] as const;
type Facet = (typeof FACETS)[number];
export type Facets = NonNullable<z.input<(typeof ListProducts)['reply']>['facets']>;

/** Returns the search without the filters that have facets. The result finds every product that a facet may count. */
export function withoutFacets(search: ProductSearch): ProductSearch {
  const { goods: _g, brand: _b, modality: _m, replacement: _r, ...rest } = search;
  return rest;
}

const fold = (facet: Facet, value: string) => (facet === 'brand' ? value.toLowerCase() : value);

/**
 * Counts the values of each facet. A facet ignores its own filter, because its counts show what another choice would
 * find. It obeys all other filters. `found` holds the products that `withoutFacets` finds. The most frequent value
 * comes first. Values with equal counts are sorted by name.
 */
export function facetsOf(found: readonly IndexedProduct[], search: ProductSearch): Facets {
  const obeys = (product: IndexedProduct, facet: Facet) => {
    const wanted = search[facet];
    const value = product[facet];
    return wanted === undefined || (value !== null && fold(facet, value) === fold(facet, wanted));
  };
  /** skips products without a value: goods that are not a lens have no modality and no replacement */
  function count<F extends Facet>(facet: F): { value: NonNullable<IndexedProduct[F]>; count: number }[] {
    const counts = new Map<string, { value: NonNullable<IndexedProduct[F]>; count: number }>();
    for (const product of found) {
      if (!FACETS.every((other) => other === facet || obeys(product, other))) continue;
      const value = product[facet];
      if (value === null) continue;
      const before = counts.get(fold(facet, value));
      counts.set(fold(facet, value), { value: before?.value ?? value, count: (before?.count ?? 0) + 1 });
    }
    return [...counts.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
  return {
    ...{ goods: count('goods'), brand: count('brand') },
    ...{ modality: count('modality'), replacement: count('replacement') },
  };
}
