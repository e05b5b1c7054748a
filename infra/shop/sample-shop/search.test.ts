// Tests that people find the sample products, in English and in Chinese, with the words and the slips of everyday life.
import { describe, expect, test } from '@jest/globals';
import { searchTextOf } from '../../../services/catalog-inventory/src/catalogue/product.ts';
import { hasWords, queryReader, searchable } from '../../../services/catalog-inventory/src/storefront/search-words.ts';
import { catalogueEntry, type SampleProduct } from './products/sample-product.ts';
import { sampleProducts } from './products.ts';

const texts = new Map(
  sampleProducts.map((product) => [product.name, searchable(searchTextOf(catalogueEntry(product)))]),
);
const read = queryReader([...texts.values()]);
function find(q: string): string[] {
  const { wanted } = read(q);
  return sampleProducts
    .filter((product) => hasWords(wanted, { ...catalogueEntry(product), text: texts.get(product.name) ?? '' }))
    .map(({ name }) => name);
}
const named = (isWanted: (product: SampleProduct) => boolean) =>
  sampleProducts.filter(isWanted).map(({ name }) => name);

describe('the sample shop', () => {
  test('finds every product by its name, its Chinese name and each of its keywords', () => {
    for (const product of sampleProducts) {
      const { name, chineseName, keywords } = catalogueEntry(product);
      for (const q of [name, chineseName, ...keywords])
        expect([q, find(q)]).toEqual([q, expect.arrayContaining([name])]);
      expect(chineseName).toMatch(/\p{Script=Han}/u);
    }
  });

  test.each<[q: string, isWanted: (product: SampleProduct) => boolean]>([
    ['biofinty', ({ name }) => name.startsWith('Biofinity')],
    ['日抛', ({ replacement }) => replacement === 'daily'],
    ['contacts', () => true],
    ['周抛', ({ replacement }) => replacement === 'weekly'],
    ['博士伦月抛', ({ brand, replacement }) => brand === 'Bausch + Lomb' && replacement === 'monthly'],
    ['强生散光', ({ brand, modality }) => brand === 'Johnson & Johnson Vision' && modality === 'toric'],
    ['rigid lenses', ({ modality }) => modality === 'rigid'],
    ['近视防控', ({ modality }) => modality === 'myopia-control'],
    ['acuveu oasys', ({ name }) => name.includes('OASYS')],
  ])('finds exactly the right products for %s', (q, isWanted) => {
    expect(find(q)).toEqual(named(isWanted));
    expect(named(isWanted)).not.toEqual([]);
  });
});
