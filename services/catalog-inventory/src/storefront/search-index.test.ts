import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findProducts, newestFirst } from './product-order.ts';
import { freeUntilKey, type IndexedProduct, needsLots, matches, type ProductSearch } from './search-index.ts';
import { queryReader, searchable } from './search-words.ts';

const MATRIX = { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -1, step: 0.25 }] }] };
const product = (fields: Partial<IndexedProduct> = {}): IndexedProduct => ({
  ...{ id: '0197c000-0000-7000-8000-000000000001', version: 1, createdAt: new Date(0) },
  ...{ goods: 'lens', modality: 'spherical', replacement: 'daily', brand: 'Ångström', matrix: MATRIX, onSale: true },
  ...{ text: searchable('one day ångström etafilcon a'), prices: { US: 6400, GB: 5200 }, freeUntil: {} },
  ...fields,
});
const search = (fields: Partial<ProductSearch> = {}): ProductSearch => ({
  ...{ wanted: [], lens: {}, onSaleOnly: true, today: '2026-11-23', goodUntil: '2026-12-23' },
  ...fields,
});
const wantedOf = (q: string) => queryReader([product().text])(q).wanted;
const finds = (fields: Partial<ProductSearch>, of: Partial<IndexedProduct> = {}) =>
  matches(search(fields))(product(of));

describe('a search', () => {
  test('finds a product only if words, brand, modality, replacement, market and power all match', () => {
    const all = {
      wanted: wantedOf('ETA one'),
      brand: 'ÅNGSTRÖM',
      modality: 'spherical',
      replacement: 'daily',
      market: 'GB',
    };
    const lens = { sphere: -2.25, baseCurve: 8.6 };
    expect(finds({ ...all, lens })).toBe(true);
    for (const other of [
      ...[
        { wanted: wantedOf('etb one') },
        { brand: 'ång' },
        { modality: 'toric' },
        { replacement: 'monthly' },
        { market: 'DE' },
      ],
      ...[{ lens: { sphere: -2.3 } }, { lens: { sphere: -0.75 } }, { lens: { ...lens, cylinder: -0.75 } }],
    ])
      expect([other, finds({ ...all, lens, ...other })]).toEqual([other, false]);
  });

  test('finds a product that is not on sale only for callers who may see it', () => {
    expect([finds({}, { onSale: false }), finds({ onSaleOnly: false }, { onSale: false })]).toEqual([false, true]);
  });

  test('for stock asks for a free box in the market and power that keeps long enough', () => {
    const freeUntil = {
      [freeUntilKey(undefined, undefined)]: '2027-06-30',
      [freeUntilKey(undefined, -2)]: '2027-06-30',
      [freeUntilKey(undefined, -3)]: '2026-12-23',
      [freeUntilKey('US', undefined)]: '2026-12-22',
      [freeUntilKey('US', -3)]: '2026-12-22',
    };
    const stocked = (market?: string, sphere?: number) =>
      [true, false].map((inStock) => finds({ market, lens: { sphere }, inStock }, { freeUntil }));
    expect(stocked()).toEqual([true, false]);
    expect(stocked(undefined, -2)).toEqual([true, false]);
    expect(stocked(undefined, -3)).toEqual([true, false]);
    expect(stocked(undefined, -4)).toEqual([false, true]);
    expect(stocked('US')).toEqual([false, true]);
    expect(stocked('US', -3)).toEqual([false, true]);
    expect(stocked('GB')).toEqual([false, true]);
  });

  test('for stock of a lens that gives more than its sphere needs the lots, if the sphere is in stock', () => {
    const freeUntil = { [freeUntilKey(undefined, -2)]: '2027-06-30' };
    const about = (inStock: boolean | undefined, sphere = -2) => {
      const asked = search({ inStock, lens: { sphere, baseCurve: 8.6 } });
      return [needsLots(asked), matches(asked)(product({ freeUntil }))];
    };
    expect([about(true), about(false), about(undefined), about(true, -3), about(false, -3)]).toEqual([
      ...[
        [true, true],
        [true, true],
        [false, true],
      ],
      ...[
        [true, false],
        [true, true],
      ],
    ]);
  });
});

test('successive pages give every product once, newest first, and by id if they were created at the same time', () => {
  const ids = fc.uuid();
  const some = fc.uniqueArray(
    fc.record({ id: ids, createdAt: fc.integer({ min: 0, max: 3 }).map((ms) => new Date(ms)) }),
    {
      selector: ({ id }) => id,
    },
  );
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 5 }), (all, atMost) => {
      const products = all.map(product).sort(newestFirst);
      const seen: IndexedProduct[] = [];
      for (let page = findProducts(products, () => true, { atMost }); page.length > 0; ) {
        seen.push(...page);
        page = findProducts(products, () => true, { after: page.at(-1), atMost });
      }
      expect(seen).toEqual(products);
      const text = ({ createdAt, id }: IndexedProduct) => `${createdAt.toISOString()} ${id}`;
      expect(seen.map(text)).toEqual(
        all
          .map((fields) => text(product(fields)))
          .sort()
          .reverse(),
      );
    }),
  );
});
