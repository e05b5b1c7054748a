import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { labelProblems, requireSameLens } from './private-label.ts';
import { nationalOf, type Product } from './product.ts';

const at = new Date('2026-11-21T09:30:00.000Z');
const powers = (from: number, to: number) => ({
  segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from, to, step: 0.25 }] }],
});
const national: Product = {
  ...{
    id: 'n',
    handle: 'national',
    name: 'National',
    chineseName: null,
    keywords: [],
    brand: 'CooperVision',
    material: 'comfilcon A',
    goods: 'lens',
    shelfLifeMonths: null,
    pictures: [],
  },
  ...{ modality: 'spherical', replacement: 'monthly', waterContent: 48, uvBlocking: null, description: '' },
  ...{ privateLabelOf: null, matrix: powers(-6, -0.25), onSale: true, version: 1, createdAt: at, updatedAt: at },
};
const label: Product = { ...national, id: 'l', handle: 'label', name: 'Own', privateLabelOf: national };
const wrong = (product: Product, ...relatives: Product[]) =>
  labelProblems(product, relatives).map(({ pointer, detail }) => `${pointer} ${detail.en}`);

test('the same lens may be a private label, also in fewer powers, for fewer markets, or with fewer facts stated', () => {
  expect(wrong(label, national)).toEqual([]);
  const fewer = { segments: powers(-3, -1).segments.map((rule) => ({ ...rule, markets: ['US'] })) };
  expect(wrong({ ...label, matrix: fewer, waterContent: null, uvBlocking: true }, national)).toEqual([]);
  expect(wrong(national, label)).toEqual([]);
  expect(wrong(national)).toEqual([]);
});

test.each<[string, Partial<Product>, string]>([
  ['maker', { brand: 'Alcon' }, '/brand label has Alcon and national has CooperVision:'],
  ['material', { material: 'senofilcon A' }, '/material label has senofilcon A and national has comfilcon A:'],
  ['kind', { modality: 'toric' }, '/modality label has toric and national has spherical:'],
  ['replacement', { replacement: 'daily' }, '/replacement label has daily and national has monthly:'],
  ['water content', { waterContent: 55 }, '/waterContent label has 55 and national has 48:'],
  ['powers', { matrix: powers(-6.5, -0.25) }, '/matrix label is made in 2 combinations in which national'],
])('another %s makes another lens, in the label and in the national brand', (_, change, expected) => {
  expect(wrong({ ...label, ...change }, national)).toEqual([expect.stringContaining(expected)]);
  expect(wrong(national, { ...label, ...change })).toEqual([expect.stringContaining(expected)]);
});

test('a product is no label of itself, of a label, or while it has labels', () => {
  expect(wrong({ ...national, privateLabelOf: national }, national)).toEqual([
    '/privateLabelOf a product cannot be a private label of itself: name another product, or leave it out',
  ]);
  expect(wrong({ ...national, id: 'x', handle: 'third', privateLabelOf: label }, label)).toEqual([
    '/privateLabelOf label is itself a private label of national: name national',
  ]);
  const turned = { ...national, privateLabelOf: { id: 'x', handle: 'third' } };
  expect(wrong(turned, label, { ...national, id: 'x', handle: 'third' })).toEqual([
    '/privateLabelOf this product has private labels of its own (label): make them labels of the other product first',
  ]);
});

test('a private label names an existing product', () => {
  expect(nationalOf('national', [national])).toEqual({ id: 'n', handle: 'national' });
  expect(nationalOf(null, [])).toBeNull();
  expect(() => nationalOf('nobody', [national])).toThrow(BusinessError);
  expect(() => requireSameLens({ ...label, brand: 'Alcon' }, [national])).toThrow(/the same lens of the same maker/);
});
