import type { ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import type { z } from 'zod';

type Search = z.input<(typeof ListProducts)['query']>;

/** Lists typical searches: by words, maker, modality, replacement, power and stock. They are used round-robin. */
export const searches: readonly Search[] = [
  { q: 'hydra toric', market: 'US' },
  { brand: 'Borealis', modality: 'spherical', market: 'US', inStock: 'true' },
  { modality: 'multifocal', replacement: 'monthly', market: 'GB', inStock: 'true' },
  { q: 'aqua', market: 'US', inStock: 'true' },
  { q: 'comfilcon', modality: 'toric', market: 'GB' },
  { brand: 'Gemma', market: 'US' },
  { q: 'lumen colours', modality: 'colour', replacement: 'daily', market: 'US', inStock: 'true' },
  { q: 'halcyon pure', market: 'GB', inStock: 'true' },
  { modality: 'spherical', sphere: '-2.25', market: 'US', inStock: 'true' },
  { q: 'toric', sphere: '-3', cylinder: '-1.25', axis: '180', market: 'GB' },
];

export function pathOf(search: Search): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) query.set(name, String(value));
  return `/v1/products?${query.toString()}`;
}
