// Tests the sample catalogue: the compiled matrix of each product has as many lenses as the product's `count` states,
// every GTIN is valid, and every range has a source.
import { describe, expect, test } from '@jest/globals';
import { OfferedPack } from '@toric/contracts/catalog-inventory/events';
import { ParameterMatrix } from '@toric/contracts/lens';
import { DIMENSIONS } from '@toric/optics/dimensions';
import { isGtin } from '@toric/optics/gs1';
import { packAt } from '@toric/optics/jurisdiction/pack';
import { lawOf } from '@toric/optics/jurisdiction/place';
import { compileMatrix } from '@toric/optics/matrix';
import { unusualValues } from '@toric/optics/plausibility';
import { checkPrescriptionShape } from '@toric/optics/prescription';
import { z } from 'zod';
import { catalogueEntry, type SampleProduct } from './products/sample-product.ts';
import { KOREAN_REGISTER } from './products/sources.ts';
import { sampleProducts } from './products.ts';

/**
 * Lists products with the number of their entries in the Korean register and the number of their box sizes. The
 * register has one entry per lens and box size.
 */
const REGISTERED: [name: string, entries: number, boxes: number][] = [
  ['ACUVUE OASYS 1-Day', 124, 1],
  ['ACUVUE OASYS for Astigmatism', 4_950, 1],
  ['DAILIES TOTAL1', 105, 3],
  ['DAILIES TOTAL1 Multifocal', 390, 2],
  ['Biofinity', 64, 1],
  ['Biofinity XR', 30, 1],
  ['Biofinity toric', 4_392, 1],
  ['MyDay multifocal', 462, 2],
  ['Bausch + Lomb ULTRA', 61, 1],
  ['Bausch + Lomb ULTRA for Astigmatism', 4_950, 1],
  ['Bausch + Lomb INFUSE Multifocal', 260, 2],
  ['SofLens 59', 52, 1],
  ['SofLens 38', 156, 1],
  ['Bausch + Lomb INFUSE One-Day', 180, 3],
];

const packs = sampleProducts.flatMap((product) => product.packs);
const productNamed = (name: string) => {
  const product = sampleProducts.find((candidate) => candidate.name === name);
  if (!product) throw new Error(`no sample product ${name}`);
  return product;
};
const matrixOf = (name: string) => compileMatrix(productNamed(name).matrix);

test('there are 60 products of seven makers, in every modality, from daily to half-yearly replacement', () => {
  const distinct = (key: 'name' | 'brand' | 'modality' | 'replacement') =>
    new Set(sampleProducts.map((product) => product[key])).size;
  expect([distinct('name'), distinct('brand'), distinct('modality'), distinct('replacement')]).toEqual([60, 7, 6, 5]);
});

/** Stands for the four parameters of rigid lenses, which a soft lens does not have. */
const SOFT = ['', '', '', ''];

/**
 * Returns every lens that the matrix allows in the market, or in any market if none is given. The lenses are found by
 * nested loops over whole hundredths. The function shares no code with the matrices that it tests.
 */
function enumerateSlowly({ segments }: ParameterMatrix, market?: string): Set<string> {
  const lenses = new Set<string>();
  const valuesOf = (entry: number | string | { from: number; to: number; step: number }) => {
    if (typeof entry !== 'object') return [entry];
    const values: number[] = [];
    for (let at = Math.round(entry.from * 100); at <= Math.round(entry.to * 100); at += entry.step * 100)
      values.push(at);
    return values.map((value) => value / 100);
  };
  for (const rule of segments) {
    if (rule.markets && market !== undefined && !rule.markets.includes(market)) continue;
    for (const baseCurve of rule.baseCurve)
      for (const diameter of rule.diameter)
        for (const sphere of rule.sphere.flatMap(valuesOf))
          for (const cylinder of rule.cylinder ?? [''])
            for (const axis of rule.axis?.flatMap(valuesOf) ?? [''])
              for (const add of rule.add ?? [''])
                for (const dominance of rule.dominance ?? [''])
                  for (const colour of rule.colour ?? [''])
                    lenses.add(
                      [baseCurve, diameter, sphere, cylinder, axis, add, dominance, colour, ...SOFT].join('|'),
                    );
  }
  return lenses;
}

test.each(sampleProducts.map(({ name, count, matrix }) => [name, count, matrix] as const))(
  '%s has %d combinations, counted by hand, by the matrix and by slow enumeration',
  (_, count, matrix) => {
    expect([compileMatrix(matrix).count(), enumerateSlowly(matrix).size]).toEqual([count, count]);
  },
);

test('market by market, the matrix lists exactly the lenses of the slow enumeration', () => {
  const wrong = sampleProducts.flatMap(({ name, matrix }) =>
    ['US', 'KR']
      .filter((market) => {
        const expected = enumerateSlowly(matrix, market);
        if (expected.size > 5_000) return false;
        const listed = [...compileMatrix(matrix).enumerate({ market })].map((lens) =>
          DIMENSIONS.map((dimension) => lens[dimension] ?? '').join('|'),
        );
        return listed.length !== expected.size || listed.some((lens) => !expected.has(lens));
      })
      .map((market) => `${name} in ${market}`),
  );
  expect(wrong).toEqual([]);
});

test.each(REGISTERED)('%s has as many combinations as the Korean register', (name, entries, boxes) => {
  expect(matrixOf(name).count({ market: 'KR' })).toBe(entries / boxes);
  expect(productNamed(name).sources).toContainEqual(expect.objectContaining({ title: KOREAN_REGISTER.title }));
});

test.each([
  ['Biotrue ONEday', 189],
  ['Biotrue ONEday for Presbyopia', 124],
])('%s claims no range for Korea, because its %d entries in the register fit no range on file', (name) => {
  expect(matrixOf(name).count({ market: 'KR' })).toBe(0);
  expect(matrixOf(name).count({ market: 'US' })).toBe(productNamed(name).count);
});

test('no product has a price where the law forbids distance selling', () => {
  const today = '2026-11-21';
  const forbidden = packs.flatMap(({ prices }) =>
    prices.filter(({ market }) => {
      const law = lawOf(market);
      return law === undefined || packAt(law, today)?.distanceSelling?.is === 'forbidden';
    }),
  );
  expect(forbidden).toEqual([]);
});

describe('the source of the ranges', () => {
  test('is in the description of the product, which also says that it is sample data', () => {
    for (const product of sampleProducts) {
      const { description } = catalogueEntry(product);
      expect(description).toMatch(/^Sample data: ranges according to “/);
      const missing = product.sources.flatMap(({ title, publisher, edition, url = '', readIn = '' }) =>
        [title, publisher, edition, url, readIn].filter((part) => !description.includes(part)),
      );
      expect([product.name, missing]).toEqual([product.name, []]);
      expect(description.includes('Not checked')).toBe(product.confirmed === 'secondary');
    }
  });

  test("is a maker's document for at least twenty products, exactly those that are marked so", () => {
    const fromMaker = ({ sources: [first] }: SampleProduct) => first.by === 'maker';
    expect(sampleProducts.filter((one) => fromMaker(one) !== (one.confirmed === 'maker'))).toEqual([]);
    expect(sampleProducts.filter(fromMaker).length).toBeGreaterThanOrEqual(20);
  });

  test('is given for each market if the ranges differ between markets', () => {
    const differ = sampleProducts.filter(({ matrix }) => matrix.segments.some(({ markets }) => markets));
    expect(differ.map(({ name, sources }) => [name, new Set(sources.map(({ market }) => market))])).toEqual([
      ['DAILIES TOTAL1', new Set(['US', 'KR'])],
      ['Biotrue ONEday', new Set(['US', 'KR'])],
      ['Biotrue ONEday for Presbyopia', new Set(['US', 'KR'])],
      ['SofLens daily disposable', new Set(['US', 'KR'])],
      ['MiSight 1 day', new Set(['GB', 'US', undefined])],
    ]);
  });
});

describe('the facts in the notes of single products', () => {
  test('DAILIES TOTAL1 has only minus powers in Korea', () => {
    const plus = { baseCurve: 8.5, diameter: 14.1, sphere: 2 };
    expect(matrixOf('DAILIES TOTAL1').count({ market: 'KR' })).toBe(35);
    expect(matrixOf('DAILIES TOTAL1').contains(plus, { market: 'US' })).toBe(true);
    expect(matrixOf('DAILIES TOTAL1').contains(plus, { market: 'KR' })).toBe(false);
    expect(matrixOf('DAILIES TOTAL1').contains({ ...plus, sphere: -2 }, { market: 'KR' })).toBe(true);
  });

  test('SofLens daily disposable has 58 powers in the United States, and only the 31 minus powers in Korea', () => {
    const lens = matrixOf('SofLens daily disposable');
    expect([lens.count({ market: 'US' }), lens.count({ market: 'KR' })]).toEqual([58, 31]);
    expect([...lens.enumerate({ market: 'KR' })].filter(({ sphere }) => sphere >= 0)).toEqual([]);
  });

  test('DAILIES TOTAL1 for Astigmatism has axis 90 with -2.25 in low minus but not in plus powers', () => {
    const lens = { baseCurve: 8.6, diameter: 14.5, cylinder: -2.25, axis: 90 };
    expect(matrixOf('DAILIES TOTAL1 for Astigmatism').contains({ ...lens, sphere: -6 })).toBe(true);
    expect(matrixOf('DAILIES TOTAL1 for Astigmatism').contains({ ...lens, sphere: 0.25 })).toBe(false);
    expect(matrixOf('DAILIES TOTAL1 for Astigmatism').contains({ ...lens, sphere: -6.5 })).toBe(false);
  });

  test.each([
    ['ACUVUE OASYS 1-Day', 8.5, 14.3, [-6.25, 0, 6.75]],
    ['Biofinity', 8.6, 14, [-12.5, -6.25, 0, 8.5]],
    ['Biofinity XR', 8.6, 14, [-12, -12.75, 8, 15.5]],
  ])('%s has no powers between its steps', (name, baseCurve, diameter, spheres) => {
    expect(spheres.filter((sphere) => matrixOf(name).contains({ baseCurve, diameter, sphere }))).toEqual([]);
  });
});

test('every soft lens is plausible on a prescription', () => {
  for (const product of sampleProducts.filter(({ modality }) => modality !== 'rigid')) {
    const wrong = [...compileMatrix(product.matrix).enumerate()].flatMap((lens) => [
      ...checkPrescriptionShape(lens),
      ...unusualValues(lens),
    ]);
    expect([product.name, wrong]).toEqual([product.name, []]);
  }
});

test('ids and GTINs are valid and unique, and all GTINs are in-store numbers', () => {
  const ids = [...sampleProducts.map((product) => product.id), ...packs.map((pack) => pack.packId)];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !z.uuid().safeParse(id).success)).toEqual([]);
  expect(packs.filter(({ gtin }) => !isGtin(gtin) || !/^02\d{12}$/.test(gtin))).toEqual([]);
  expect(new Set(packs.map((pack) => pack.gtin)).size).toBe(packs.length);
});

test('matrices and packs satisfy the contracts, with a price in each market', () => {
  for (const product of sampleProducts) {
    expect(ParameterMatrix.parse(product.matrix)).toEqual(product.matrix);
    for (const pack of product.packs) {
      expect(OfferedPack.parse(pack)).toEqual(pack);
      const priced = pack.prices.map(({ market, currency }) => market + currency);
      expect(priced).toEqual(['USUSD', 'GBGBP', 'DEEUR']);
    }
  }
});

test('a larger pack never costs more per lens', () => {
  for (const { name, packs: sizes } of sampleProducts) {
    const perLens = sizes.map(({ size, prices }) => (prices[0]?.amount ?? 0) / size);
    expect([name, perLens]).toEqual([name, [...perLens].sort((a, b) => b - a)]);
  }
});
