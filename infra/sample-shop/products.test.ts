/** The sample catalogue keeps its promises: every matrix compiles to the count worked out by hand, every GTIN is valid. */
import { describe, expect, test } from '@jest/globals';
import { OfferedPack } from '@toric/contracts/catalog-inventory';
import { ParameterMatrix } from '@toric/contracts/lens';
import { DIMENSIONS } from '@toric/optics/dimensions';
import { isGtin } from '@toric/optics/gs1';
import { compileMatrix } from '@toric/optics/matrix';
import { checkPrescriptionShape } from '@toric/optics/prescription';
import { z } from 'zod';
import { sampleProducts } from './products.ts';

/** By hand: a to b by s is |b − a| / s + 1 powers. The first eight are the products of the domain notes. */
const COUNTS: Record<string, number> = {
  'ACUVUE OASYS 1-Day': 2 * (12 + 23 + 23 + 4), // 124
  'DAILIES TOTAL1': 12 + 23 + 23, // 58
  Biofinity: 12 + 24 + 24 + 4, // 64
  'Biofinity XR': 16 + 14, // 30
  'Biofinity toric': (8 + 49 + 4) * 4 * 18, // 4392
  'Biofinity multifocal': (8 + 49) * 4 * 2, // 456
  'Biofinity toric multifocal': (8 + 49 + 8) * 11 * 36 * 4 * 2, // 205920
  'DAILIES TOTAL1 for Astigmatism': 25 * (3 * 18 + 10) + (4 + 16) * (3 * 10 + 5), // 2300
  'ACUVUE OASYS': 2 * (12 + 23 + 23 + 4),
  'ACUVUE OASYS for Astigmatism': 25 * (3 * 18 + 10) + 6 * (3 * 18 + 6) + 24 * (3 * 10 + 6), // 2824
  '1-DAY ACUVUE MOIST MULTIFOCAL': 61 * 3,
  '1-DAY ACUVUE DEFINE': (6 + 23 + 1) * 3,
  'DAILIES TOTAL1 Multifocal': 65 * 3,
  PRECISION1: 12 + 23 + 23 + 4,
  TOTAL30: 8 + 57 + 4,
  'AIR OPTIX COLORS': (4 + 49) * 12,
  'AIR OPTIX plus HydraGlyde for Astigmatism': (8 + 49) * 4 * 18,
  MyDay: 12 + 24 + 24 + 4,
  'clariti 1 day multifocal': 45 * 2,
  'Avaira Vitality': 12 + 24 + 24 + 4,
  'Bausch + Lomb ULTRA': 12 + 49,
  'Bausch + Lomb ULTRA for Astigmatism': (6 + 49) * 5 * 18,
  'Biotrue ONEday': 5 + 51,
  'Biotrue ONEday for Presbyopia': 61 * 2,
  'Miru 1day Menicon Flat Pack': 8 + 23 + 15,
  'Miru 1month Menicon': 2 * (14 + 24 + 24),
};

const packs = sampleProducts.flatMap((product) => product.packs);
const named = (name: string) => {
  const product = sampleProducts.find((candidate) => candidate.name === name);
  if (!product) throw new Error(`no sample product ${name}`);
  return compileMatrix(product.matrix);
};

test('there are 26 products of five makers, in every modality and replacement', () => {
  const distinct = (key: 'brand' | 'modality' | 'replacement') => new Set(sampleProducts.map((p) => p[key])).size;
  expect(sampleProducts.map((product) => product.name).sort()).toEqual(Object.keys(COUNTS).sort());
  expect([sampleProducts.length, distinct('brand'), distinct('modality'), distinct('replacement')]).toEqual([
    26, 5, 4, 3,
  ]);
});

/** Every lens by the plainest loops, in whole hundredths; shares no code with the matrices. */
function slowly({ segments }: ParameterMatrix, market: string): Set<string> {
  const lenses = new Set<string>();
  const unfolded = (entry: number | string | { from: number; to: number; step: number }) => {
    if (typeof entry !== 'object') return [entry];
    const values: number[] = [];
    for (let at = Math.round(entry.from * 100); at <= Math.round(entry.to * 100); at += entry.step * 100)
      values.push(at);
    return values.map((value) => value / 100);
  };
  for (const rule of segments) {
    if (rule.markets && !rule.markets.includes(market)) continue;
    for (const baseCurve of rule.baseCurve)
      for (const diameter of rule.diameter)
        for (const sphere of rule.sphere.flatMap(unfolded))
          for (const cylinder of rule.cylinder ?? [''])
            for (const axis of rule.axis?.flatMap(unfolded) ?? [''])
              for (const add of rule.add ?? [''])
                for (const dominance of rule.dominance ?? [''])
                  for (const colour of rule.colour ?? [''])
                    lenses.add([baseCurve, diameter, sphere, cylinder, axis, add, dominance, colour].join('|'));
  }
  return lenses;
}

test.each(Object.entries(COUNTS))(
  '%s is made in %d combinations, by hand, by the matrix and by slow enumeration',
  (name, count) => {
    const { matrix } = sampleProducts.find((product) => product.name === name) ?? {};
    if (!matrix) throw new Error(`no sample product ${name}`);
    expect([compileMatrix(matrix).count(), slowly(matrix, 'US').size]).toEqual([count, count]);
  },
);

test('market by market, the matrix lists exactly the lenses of the slow enumeration', () => {
  const wrong = sampleProducts.flatMap(({ name, matrix }) =>
    ['US', 'KR']
      .filter((market) => {
        const expected = slowly(matrix, market);
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

test('two counts of the notes equal those of a regulator', () => {
  expect([named('Biofinity').count(), named('Biofinity toric').count()]).toEqual([64, 4_392]);
});

test('each says that it is sample data, and where its ranges come from', () => {
  expect(
    sampleProducts.filter(({ source }) => !/^Sample data: ranges .{10}/.test(source)).map(({ name }) => name),
  ).toEqual([]);
});

describe('what the notes say product by product', () => {
  test('DAILIES TOTAL1 is sold in Korea in minus powers only', () => {
    const plus = { baseCurve: 8.5, diameter: 14.1, sphere: 2 };
    expect(named('DAILIES TOTAL1').count({ market: 'KR' })).toBe(35);
    expect(named('DAILIES TOTAL1').contains(plus, { market: 'US' })).toBe(true);
    expect(named('DAILIES TOTAL1').contains(plus, { market: 'KR' })).toBe(false);
    expect(named('DAILIES TOTAL1').contains({ ...plus, sphere: -2 }, { market: 'KR' })).toBe(true);
  });

  test('DAILIES TOTAL1 for Astigmatism has axis 90 with -2.25 in low minus but not in plus powers', () => {
    const lens = { baseCurve: 8.6, diameter: 14.5, cylinder: -2.25, axis: 90 };
    expect(named('DAILIES TOTAL1 for Astigmatism').contains({ ...lens, sphere: -6 })).toBe(true);
    expect(named('DAILIES TOTAL1 for Astigmatism').contains({ ...lens, sphere: 0.25 })).toBe(false);
    expect(named('DAILIES TOTAL1 for Astigmatism').contains({ ...lens, sphere: -6.5 })).toBe(false);
  });

  test.each([
    ['ACUVUE OASYS 1-Day', 8.5, 14.3, [-6.25, 0, 6.75]],
    ['Biofinity', 8.6, 14, [-12.5, -6.25, 0, 8.5]],
    ['Biofinity XR', 8.6, 14, [-12, -12.75, 8, 15.5]],
  ])('%s skips the powers between its steps', (name, baseCurve, diameter, spheres) => {
    expect(spheres.filter((sphere) => named(name).contains({ baseCurve, diameter, sphere }))).toEqual([]);
  });
});

test('every lens of every product could stand on a prescription', () => {
  for (const product of sampleProducts) {
    const wrong = [...compileMatrix(product.matrix).enumerate()].flatMap(checkPrescriptionShape);
    expect([product.name, wrong]).toEqual([product.name, []]);
  }
});

test('ids and GTINs are valid and unique, and the GTINs are in-store numbers', () => {
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
      expect(priced.filter((one) => one !== 'KRKRW')).toEqual(['USUSD', 'GBGBP', 'DEEUR']);
    }
  }
});

test('a larger pack never costs more per lens', () => {
  for (const { name, packs: sizes } of sampleProducts) {
    const perLens = sizes.map(({ size, prices }) => (prices[0]?.amount ?? 0) / size);
    expect([name, perLens]).toEqual([name, [...perLens].sort((a, b) => b - a)]);
  }
});
