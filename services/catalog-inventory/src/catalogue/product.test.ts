import { describe, expect, test } from '@jest/globals';
import {
  changedProduct,
  countValues,
  newProduct,
  type Product,
  productSummary,
  productView,
  searchTextOf,
} from './product.ts';

const at = new Date('2026-11-21T09:30:00.000Z');
const product = {
  id: '0197a000-0000-7000-8000-0000000000b1',
  handle: 'biofinity-toric',
  name: 'Biofinity Toric',
  chineseName: '倍视能散光',
  keywords: ['库博'],
  brand: 'CooperVision',
  material: 'comfilcon A',
  goods: 'lens',
  shelfLifeMonths: null,
  pictures: [],
  modality: 'toric',
  replacement: 'monthly',
  waterContent: 48,
  uvBlocking: null,
  description: '',
  privateLabelOf: null,
  matrix: { segments: [{ baseCurve: [8.6], diameter: [14.5], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] },
  onSale: true,
  version: 3,
  createdAt: at,
  updatedAt: at,
} satisfies Product;
const us = { market: 'US', currency: 'USD', amount: 6400, taxRate: 0 };
const de = { market: 'DE', currency: 'EUR', amount: 3699, taxRate: 1900 };
const packs = [
  { id: 'six', gtin: '02000000000015', size: 6, weightGrams: null, content: null, prices: [us, de] },
  { id: 'three', gtin: '02000000000022', size: 3, weightGrams: null, content: null, prices: [us] },
];

describe('a matrix whose ranges name more than 20,000 values', () => {
  const sphere = Array(21).fill({ from: -5, to: 4.99, step: 0.01 });
  const matrix = { segments: [{ baseCurve: [8.6], diameter: [14.5], sphere }] };
  const refused = expect.objectContaining({
    slug: 'product.matrix-invalid',
    errors: [
      { pointer: '/matrix/segments', detail: expect.objectContaining({ en: expect.stringContaining('21002') }) },
    ],
  });

  test('is refused by name in a new product and in a change', () => {
    const context = { now: at, relatives: [] };
    const body = { ...product, matrix };
    expect(() => newProduct(body, { ...context, id: product.id, handle: product.handle })).toThrow(refused);
    expect(() => changedProduct(product, { matrix }, context)).toThrow(refused);
  });

  test('is counted without an expansion, and a range that is refused for its length counts as 1,001 values', () => {
    const segments = [{ ...matrix.segments[0], sphere: [{ from: -1e3, to: 1e3, step: 0.01 }] }];
    expect(countValues({ segments: segments as typeof matrix.segments })).toBe(1_003);
    expect(countValues(product.matrix)).toBe(26);
  });
});

test('a summary leaves the matrix out', () => {
  expect(Object.keys(productSummary(product, packs))).not.toContain('matrix');
});

test('a summary for a market has the packs and prices of that market only', () => {
  expect(productSummary(product, packs, 'DE').packs).toEqual([
    { packId: 'six', gtin: '02000000000015', size: 6, prices: [de] },
  ]);
  expect(productSummary(product, packs).packs.map(({ prices }) => prices.length)).toEqual([2, 1]);
});

test('a view for a market has the rules in force there today; a view without a market has all rules', () => {
  const fit = { baseCurve: [8.6], diameter: [14.5] };
  const power = (sphere: number) => [{ from: sphere, to: sphere, step: 0.25 }];
  const segments: Product['matrix']['segments'] = [
    { ...fit, sphere: [{ from: -6, to: -0.25, step: 0.25 }] },
    { ...fit, sphere: [...power(1), ...power(2)], markets: ['KR'] },
    { ...fit, sphere: power(3), madeUntil: '2026-11-20' },
  ];
  const seen = (day: string, market?: string) => {
    const { matrix } = productView({ ...product, matrix: { segments } }, packs, {
      market,
      now: new Date(`${day}T12:00Z`),
    });
    return [matrix.count, matrix.segments.map((one) => segments.indexOf(one))];
  };
  expect(seen('2026-11-21', 'US')).toEqual([24, [0]]);
  expect(seen('2026-11-21', 'KR')).toEqual([26, [0, 1]]);
  expect(seen('2026-11-20', 'US')).toEqual([25, [0, 2]]);
  expect(seen('2026-11-21')).toEqual([26, [0, 1, 2]]);
});

test('a search looks in both names, brand, material and keywords', () => {
  expect(searchTextOf(product)).toBe('biofinity toric coopervision comfilcon a 倍视能散光 库博');
  expect(searchTextOf({ ...product, chineseName: null, keywords: [] })).toBe(
    'biofinity toric coopervision comfilcon a',
  );
});
