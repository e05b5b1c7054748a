import { expect, test } from '@jest/globals';
import { isGtin } from '@toric/optics/gs1';
import { compileMatrix } from '@toric/optics/matrix';
import { TEST_LENS_IDS } from '../../../prove/testing/test-lens-ids.ts';
import { products } from './catalogue.ts';
import { searches } from './searches.ts';
import { lotLines } from './load-catalogue.ts';

test('the catalogue has 500 products and 200,000 combinations, each with a lot', () => {
  expect(products).toHaveLength(500);
  expect(products.reduce((sum, { matrix }) => sum + compileMatrix(matrix).count(), 0)).toBe(200_000);
  const lots = products.slice(0, 4).flatMap((product, index) => [...lotLines(product, index * 1_000, TEST_LENS_IDS)]);
  expect(lots).toHaveLength(1_600);
  expect(new Set(lots.map(({ lot }) => lot.split('\t')[0])).size).toBe(1_600);
});

test('ids, names and GTINs are unique', () => {
  const packs = products.flatMap((product) => product.packs);
  expect(new Set(products.map(({ id }) => id)).size).toBe(500);
  expect(new Set(products.map(({ name }) => name)).size).toBe(500);
  expect(new Set(packs.map(({ gtin }) => gtin)).size).toBe(1_000);
  expect(packs.every(({ gtin }) => gtin.length === 14 && isGtin(gtin))).toBe(true);
});

test('each search finds some products and not all of them', () => {
  for (const { q = '', brand, modality, replacement } of searches) {
    const found = products.filter(
      (product) =>
        q
          .split(' ')
          .every((word) => `${product.name} ${product.brand} ${product.material}`.toLowerCase().includes(word)) &&
        (brand ?? product.brand) === product.brand &&
        (modality ?? product.modality) === product.modality &&
        (replacement ?? product.replacement) === product.replacement,
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(500);
  }
});
