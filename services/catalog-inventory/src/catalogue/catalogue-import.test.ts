import { expect, test } from '@jest/globals';
import type { CatalogueProduct } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import type { PriceLimits } from '../pricing/price.ts';
import { decideImport, importView, type KnownCatalogue } from './catalogue-import.ts';

const now = new Date('2026-11-21T09:30:00.000Z');
const before = new Date('2026-01-01T00:00:00.000Z');
let ids = 0;
const newId = () => `new-${++ids}`;
const us = { market: 'US', currency: 'USD', amount: 6400, taxRate: 0 };
const gb = { market: 'GB', currency: 'GBP', amount: 4800, taxRate: 2000 };
const wanted: CatalogueProduct = {
  handle: 'biofinity',
  name: 'Biofinity',
  chineseName: '倍视能',
  keywords: ['月抛'],
  brand: 'CooperVision',
  material: 'comfilcon A',
  goods: 'lens',
  shelfLifeMonths: null,
  modality: 'spherical',
  replacement: 'monthly',
  waterContent: 48,
  uvBlocking: null,
  description: '',
  privateLabelOf: null,
  onSale: true,
  matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] },
  packs: [{ gtin: '02000000000015', size: 6, weightGrams: null, content: null, prices: [us, gb] }],
};

/** Returns the product as the database returns it: with its keys in another order, and its prices sorted by market. */
function stored({ packs, matrix, ...fields }: CatalogueProduct, stocked = false): KnownCatalogue {
  const [rule] = matrix.segments;
  const reordered = { segments: [Object.fromEntries(Object.entries(rule ?? {}).toReversed())] } as typeof matrix;
  return {
    products: [
      {
        version: 3,
        ...fields,
        privateLabelOf: null,
        pictures: [],
        matrix: reordered,
        id: 'old',
        createdAt: before,
        updatedAt: before,
      },
    ],
    packs: packs.map(({ prices, ...pack }, n) => ({
      ...pack,
      id: `pack-${n}`,
      productId: 'old',
      stocked,
      prices: prices.toSorted((a, b) => (a.market < b.market ? -1 : 1)),
    })),
  };
}
/** Both markets have a price floor, and no price was in force before the import. */
const floor = { id: 'floor', share: 7_000, reason: 'Opening', setBy: 'finance', createdAt: before };
const limits: PriceLimits = {
  by: 'sales',
  past: [],
  floors: [
    { ...floor, market: 'US', currency: 'USD', amount: 1_000 },
    { ...floor, market: 'GB', currency: 'GBP', amount: 1_000 },
  ],
};
const decide = (file: CatalogueProduct[], known: KnownCatalogue) => decideImport(file, known, { now, newId, limits });
const outcomes = (file: CatalogueProduct[], known: KnownCatalogue) =>
  decide(file, known).imported.map(({ product, packs, outcome }) => [
    outcome,
    product.version,
    packs.map(({ id }) => id),
  ]);
const wrong = (file: CatalogueProduct[], known: KnownCatalogue) =>
  decide(file, known).errors.map(({ pointer, detail }) => [pointer, detail.en]);

const none = { products: [], packs: [] };

test('a new product is created with its packs', () => {
  const { errors, imported } = decide([wanted], none);
  expect(errors).toEqual([]);
  expect(imported).toMatchObject([
    {
      outcome: 'created',
      product: { handle: 'biofinity', version: 1, createdAt: now },
      packs: [{ gtin: '02000000000015' }],
    },
  ]);
  expect(imported[0]?.product).not.toHaveProperty('packs');
});

test('the same file again changes nothing, in any order of keys and prices', () => {
  expect(outcomes([wanted], stored(wanted))).toEqual([['unchanged', 3, []]]);
  expect(outcomes([wanted], stored(wanted, true))).toEqual([['unchanged', 3, []]]);
});

test('a change makes one new version, and stores the changed packs only', () => {
  const two = {
    ...wanted,
    packs: [...wanted.packs, { gtin: '02000000000022', size: 3, weightGrams: null, content: null, prices: [us] }],
  };
  const cheaper = { ...two, packs: two.packs.map((pack) => (pack.size === 3 ? { ...pack, prices: [gb] } : pack)) };
  expect(outcomes([{ ...wanted, name: 'Biofinity 2' }], stored(wanted))).toEqual([['changed', 4, []]]);
  expect(outcomes([cheaper], stored(two))).toEqual([['changed', 4, ['pack-1']]]);
  expect(outcomes([{ ...two, packs: [] }], stored(two))).toEqual([['unchanged', 3, []]]);
});

test('the rules of single changes apply, and their errors point into the file', () => {
  const known = stored(wanted, true);
  const [rule] = wanted.matrix.segments;
  const [pack] = wanted.packs;
  if (!rule || !pack) throw new Error('The product has no segment or no pack.');
  const broken = { segments: [rule, { ...rule, axis: [90] }] };
  const other = { ...wanted, handle: 'other' };
  expect(wrong([{ ...wanted, packs: [{ ...pack, size: 3 }] }], known)).toEqual([
    ['/products/0/packs/0', expect.stringMatching(/were received/)],
  ]);
  expect(wrong([{ ...other, matrix: broken, packs: [{ ...pack, gtin: '02000000000016' }] }], known)).toEqual([
    ['/products/0/matrix/segments/1/axis', expect.stringMatching(/belong together/)],
    ['/products/0/packs/0/gtin', expect.stringMatching(/last digit/)],
  ]);
  expect(wrong([other], known)).toEqual([['/products/0/packs/0', expect.stringMatching(/belongs to another pack/)]]);
  expect(wrong([{ ...other, packs: [{ ...pack, gtin: '02000000000022', prices: [us, us] }] }], known)).toEqual([
    ['/products/0/packs/0', expect.stringMatching(/priced twice/)],
  ]);
});

test('a product or a GTIN that occurs twice is refused where it occurs again', () => {
  expect(wrong([wanted, { ...wanted, packs: [] }], none)).toEqual([
    ['/products/1/handle', 'the file has the product biofinity twice: give it once, complete'],
  ]);
  expect(
    wrong(
      [
        wanted,
        {
          ...wanted,
          handle: 'other',
          packs: [{ gtin: '2000000000015', size: 3, weightGrams: null, content: null, prices: [] }],
        },
      ],
      none,
    ),
  ).toEqual([['/products/1/packs/0/gtin', 'the file has the GTIN 02000000000015 twice: each pack has its own']]);
});

test('a private label is imported together with its national brand or after it, and a wrong one is refused', () => {
  const label = { ...wanted, handle: 'own', privateLabelOf: 'biofinity', packs: [] };
  const labelsOf = (file: CatalogueProduct[], known: KnownCatalogue) =>
    decide(file, known).imported.map(({ product: { handle, privateLabelOf } }) => [handle, privateLabelOf?.handle]);
  expect(labelsOf([label, wanted], none)).toEqual([
    ['own', 'biofinity'],
    ['biofinity', undefined],
  ]);
  const { imported } = decide([label, wanted], none);
  expect(imported[0]?.product.privateLabelOf).toEqual({ id: imported[1]?.product.id, handle: 'biofinity' });
  expect(wrong([label, wanted], none)).toEqual([]);
  expect(wrong([label], stored(wanted))).toEqual([]);
  const known = {
    products: [...stored(wanted).products, ...imported.slice(0, 1).map(({ product }) => product)],
    packs: [],
  };
  const linked = {
    ...known,
    products: known.products.map((one) => ({
      ...one,
      id: one.handle === 'own' ? 'own' : (imported[1]?.product.id ?? ''),
    })),
  };
  expect(outcomes([label], linked)).toEqual([['unchanged', 1, []]]);
  expect(wrong([{ ...wanted, material: 'other', packs: [] }], linked)).toEqual([
    ['/products/0/material', expect.stringMatching(/^own has comfilcon A and biofinity has other:/)],
  ]);
  expect(wrong([{ ...label, privateLabelOf: 'nobody' }], none)).toEqual([
    ['/products/0/privateLabelOf', expect.stringMatching(/^there is no product nobody/)],
  ]);
  expect(wrong([{ ...label, brand: 'Alcon' }, wanted], none)).toEqual([
    ['/products/0/brand', expect.stringMatching(/^own has Alcon and biofinity has CooperVision:/)],
    ['/products/1/brand', expect.stringMatching(/^own has Alcon and biofinity has CooperVision:/)],
  ]);
});

test('the record lists created and changed products, and counts the unchanged ones', () => {
  const file = [wanted, { ...wanted, handle: 'other', packs: [] }, { ...wanted, handle: 'third', packs: [] }];
  const known = stored(wanted);
  const third = {
    ...known.products[0],
    handle: 'third',
    id: 'third',
    name: 'Before',
  } as (typeof known.products)[number];
  const { imported } = decide(file, { ...known, products: [...known.products, third] });
  const about = { actorId: 'me', type: 'text/csv', sha256: 'hash', createdAt: now.toISOString() };
  expect(importView(imported, about)).toEqual({ ...about, created: ['other'], changed: ['third'], unchanged: 1 });
});

test('a file cannot set a price that one person may not set alone, and names its place', () => {
  const [pack] = wanted.packs;
  if (!pack) throw new Error('The product has no pack.');
  const given = { ...wanted, packs: [{ ...pack, prices: [us, { ...gb, amount: 1 }] }] };
  expect(wrong([given], none)).toEqual([
    ['/products/0/packs/0/prices/1/amount', expect.stringMatching(/^1 is below 1000/)],
  ]);
  const [free] = wrong([{ ...wanted, packs: [{ ...pack, prices: [{ ...us, amount: 0 }, gb] }] }], stored(wanted));
  expect(free).toEqual(['/products/0/packs/0/prices/0/amount', expect.stringMatching(/gives the box away/)]);
});

test('an import names every change of a price: added, changed and removed', () => {
  const [pack] = wanted.packs;
  if (!pack) throw new Error('The product has no pack.');
  const [changed] = decide(
    [{ ...wanted, packs: [{ ...pack, prices: [{ ...us, amount: 6_500 }] }] }],
    stored(wanted),
  ).imported;
  expect(changed?.priceChanges.map(({ market, before: was, after }) => [market, was?.amount, after?.amount])).toEqual([
    ['GB', 4_800, undefined],
    ['US', 6_400, 6_500],
  ]);
  expect(decide([wanted], stored(wanted)).imported[0]?.priceChanges).toEqual([]);
});
