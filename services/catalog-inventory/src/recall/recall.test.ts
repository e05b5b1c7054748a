/**
 * Compares the compiled scope with a slow oracle that reads the notice literally. The scope must cover exactly the
 * boxes that the oracle covers.
 */
import { describe, expect, test } from '@jest/globals';
import type { RecallScope } from '@toric/contracts/catalog-inventory/recall/recall.http';
import type { LensParameters } from '@toric/contracts/lens';
import { gtinCheckDigit } from '@toric/optics/gs1';
import fc from 'fast-check';
import {
  type Box,
  canonicalScope,
  covers,
  coverage,
  effectivenessPercent,
  productsIn,
  requireValidScope,
  compileScope,
  lookupKeysOf,
} from './recall.ts';

const GTINS = ['1', '2', '3'].map((n) => {
  const body = `02${n.padStart(11, '0')}`;
  return `${body}${gtinCheckDigit(body)}`;
});
const PRODUCTS = ['a', 'b'].map((n) => `0197a000-0000-7000-8000-00000000000${n}`);
const PLAIN: LensParameters = { baseCurve: 8.6, diameter: 14, sphere: -2 };

// The generators use few values of each kind, so that boxes match notices often. Some lots share a prefix or differ
// only in case.
const lot = fc.constantFrom('L2', 'L24', 'L24A', 'L24AB', 'l24a', '24A', 'X%', 'X_');
const lens = fc.record(
  {
    baseCurve: fc.constantFrom(8.4, 8.6),
    diameter: fc.constantFrom(14, 14.2),
    sphere: fc.constantFrom(-2, -0, 0, 2.25),
    cylinder: fc.constantFrom(-0.75, -1.25),
    axis: fc.constantFrom(90, 180),
    add: fc.constantFrom<'HIGH' | number>('HIGH', 2.5),
    dominance: fc.constantFrom<'D' | 'N'>('D', 'N'),
    colour: fc.constantFrom('blue', 'Blue'),
  },
  { requiredKeys: ['baseCurve', 'diameter', 'sphere'] },
);
const day = fc.constantFrom('2026-01-31', '2026-02-01', '2026-02-02', '2027-02-01');
const made = fc.oneof(
  fc.constant({}),
  fc.tuple(day, day).map(([a, b]) => (a < b ? { madeFrom: a, madeUntil: b } : { madeFrom: b, madeUntil: a })),
);
const box = fc
  .record({
    lotNumber: lot,
    expiresOn: day,
    made,
    gtin: fc.constantFrom(...GTINS),
    productId: fc.constantFrom(...PRODUCTS),
    parameters: lens,
  })
  .map(({ made: days, ...one }): Box => ({ ...one, ...days }));
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 3 });
const part = lens.chain((whole) =>
  fc
    .subarray(Object.entries(whole), { minLength: 1 })
    .map((named) => Object.fromEntries(named) as Partial<LensParameters>),
);
const entry = fc
  .record(
    {
      lots: some(lot),
      lotPrefixes: some(lot),
      gtins: some(fc.constantFrom(...GTINS)),
      productIds: some(fc.constantFrom(...PRODUCTS)),
      parameters: some(part),
      madeFrom: day,
      madeUntil: day,
      expiresFrom: day,
      expiresUntil: day,
    },
    { requiredKeys: [] },
  )
  .filter((lists) => Object.keys(lists).length > 0)
  .filter(({ madeFrom = '', madeUntil = '9' }) => madeFrom <= madeUntil)
  .filter(({ expiresFrom = '', expiresUntil = '9' }) => expiresFrom <= expiresUntil)
  .map((lists) => lists as RecallScope); // the cast is safe: a lens pattern may leave parameters out
const notice = fc.array(entry, { minLength: 1, maxLength: 3 });

/**
 * Returns whether the notice covers the box. It reads the notice literally: in at least one entry, every list that is
 * given must contain a value that fits the box. Lots and lot prefixes are one list. Days are tried one by one.
 */
const DAYS = Array.from({ length: 400 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));

function oracle(entries: readonly RecallScope[], one: Box): boolean {
  const { lotNumber, gtin, productId, parameters } = one;
  for (const entry of entries) {
    const { lots, lotPrefixes, gtins, productIds, parameters: parts } = entry;
    let fits = true;
    if (lots || lotPrefixes) {
      let named = false;
      for (const one of lots ?? []) if (one === lotNumber) named = true;
      for (const one of lotPrefixes ?? []) if (lotNumber.slice(0, one.length) === one) named = true;
      fits &&= named;
    }
    if (gtins) fits &&= gtins.filter((one) => one === gtin).length > 0;
    if (productIds) fits &&= productIds.filter((one) => one === productId).length > 0;
    if (parts) {
      const lensSays = new Map<string, unknown>(Object.entries(parameters ?? {}));
      fits &&= parts.some((set) => Object.entries(set).every(([name, value]) => value === lensSays.get(name)));
    }
    // some day of manufacture of the lot is recalled, or no day of manufacture is known
    const days = DAYS.filter((at) => (one.madeFrom ?? '') <= at && at <= (one.madeUntil ?? '9'));
    const recalled = (at: string) => (entry.madeFrom ?? '') <= at && at <= (entry.madeUntil ?? '9');
    if (one.madeFrom) fits &&= days.some(recalled);
    if (entry.expiresFrom) fits &&= Date.parse(one.expiresOn ?? '') >= Date.parse(entry.expiresFrom);
    if (entry.expiresUntil) fits &&= Date.parse(one.expiresOn ?? '') <= Date.parse(entry.expiresUntil);
    if (fits) return true;
  }
  return false;
}

describe('a compiled scope', () => {
  test('covers exactly the boxes that the oracle covers, over random notices and boxes', () => {
    const seen = { covered: 0, spared: 0 };
    fc.assert(
      fc.property(notice, fc.array(box, { maxLength: 20 }), (entries, boxes) => {
        const scope = compileScope(entries);
        const expected = boxes.map((one) => oracle(entries, one));
        expect(boxes.map((one) => covers(scope, one))).toEqual(expected);
        for (const covered of expected) seen[covered ? 'covered' : 'spared'] += 1;
      }),
      { numRuns: 1_500, seed: 5 },
    );
    expect(Math.min(seen.covered, seen.spared)).toBeGreaterThan(300);
  });

  test('has a lookup key for every box that it covers', () => {
    fc.assert(
      fc.property(notice, box, (entries, one) => {
        const { lots, lotPrefixes, gtins, productIds, everything } = lookupKeysOf(entries);
        const isFound =
          everything ||
          lots.includes(one.lotNumber) ||
          lotPrefixes.some((prefix) => one.lotNumber.startsWith(prefix)) ||
          gtins.includes(one.gtin) ||
          productIds.includes(one.productId ?? '');
        if (covers(compileScope(entries), one)) expect(isFound).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('uses the list that leads to the fewest lots as lookup key', () => {
    const [gtin = '', product = ''] = [GTINS[0], PRODUCTS[0]];
    const keys = lookupKeysOf([
      { lots: ['A'], gtins: [gtin], productIds: [product] },
      { gtins: [gtin], parameters: [{ sphere: -2 }] },
    ]);
    expect(keys).toEqual({
      ...{ lots: ['A'], lotPrefixes: [], gtins: [gtin], productIds: [], everything: false },
      ...{ labelledGtins: [gtin], labelledProductIds: [] },
    });
    expect(lookupKeysOf([{ parameters: [{ sphere: -2 }] }]).everything).toBe(true);
  });
});

test('a box that the shop has labelled is covered by a recall of its product, whatever lots it lists', () => {
  const [gtin = '', product = ''] = [GTINS[0], PRODUCTS[0]];
  const inCase = { lotNumber: 'IN-20261130', gtin, productId: product, expiresOn: '2029-11-30', parameters: null };
  const labelled = { ...inCase, labelledByShop: true };
  const ofProduct = compileScope([{ lots: ['C7'], gtins: [gtin] }]);
  const ofLot = compileScope([{ lots: ['C7'] }]);
  expect([covers(ofProduct, labelled), covers(ofProduct, inCase), covers(ofLot, labelled)]).toEqual([
    true,
    false,
    false,
  ]);
});

describe('for a label with several possible lenses, the coverage is', () => {
  const label = { lotNumber: 'L24A', gtin: GTINS[0] ?? '', productId: PRODUCTS[0] };
  const minus = { ...PLAIN, sphere: -2.25 };
  const whole = compileScope([{ lots: ['L24A'] }]);
  const minusAlone = compileScope([{ lots: ['L24A'], parameters: [{ sphere: -2.25 }] }]);

  test.each([
    ['every box, if any lens is recalled', whole, [PLAIN, minus], 'every-box'],
    ['every box, if any lens is recalled and the lenses are unknown', whole, [], 'every-box'],
    ['some boxes, if the lenses are unknown', minusAlone, [], 'some-boxes'],
    ['some boxes, if one of the lenses is recalled', minusAlone, [PLAIN, minus], 'some-boxes'],
    ['every box, if the only lens is recalled', minusAlone, [minus], 'every-box'],
    ['none, if another lens is recalled', minusAlone, [PLAIN], undefined],
    ['none, if another lot is recalled', compileScope([{ lots: ['L24'] }]), [PLAIN], undefined],
  ] as const)('%s', (_, scope, lenses, expected) => {
    expect(coverage(scope, label, lenses)).toBe(expected);
  });

  test.each([
    [
      'every box, if the day of manufacture is recalled',
      { madeFrom: '2026-02-01', madeUntil: '2026-02-01' },
      'every-box',
    ],
    [
      'some boxes, if some days of the lot are recalled',
      { madeFrom: '2026-01-30', madeUntil: '2026-02-01' },
      'some-boxes',
    ],
    ['some boxes, if the day of manufacture is not known', {}, 'some-boxes'],
    ['none, if the lot was made before', { madeFrom: '2026-01-30', madeUntil: '2026-01-31' }, undefined],
  ])('%s', (_, days, expected) => {
    const scope = compileScope([{ lots: ['L24A'], madeFrom: '2026-02-01', madeUntil: '2026-02-28' }]);
    expect(coverage(scope, { ...label, ...days }, [PLAIN])).toBe(expected);
  });

  test('none for an unknown product, if the recall names products', () => {
    const ofProduct = compileScope([{ productIds: [PRODUCTS[0] ?? ''] }]);
    expect(coverage(ofProduct, { ...label, productId: undefined }, [])).toBeUndefined();
    expect(coverage(ofProduct, label, [])).toBe('every-box');
  });
});

test('a scope gets 14-digit GTINs and ids in lower case; wrong GTINs and unknown products are pointed out', () => {
  const [product = ''] = PRODUCTS;
  const thirteen = GTINS[0]?.slice(1) ?? '';
  const [entry, wrong] = canonicalScope([
    { gtins: [thirteen], productIds: [product.toUpperCase()] },
    { lots: ['L1'], gtins: [GTINS[0] ?? '', '02000000000016'], productIds: ['0197a000-0000-7000-8000-0000000000ff'] },
  ]);
  expect(entry).toEqual({ gtins: [GTINS[0]], productIds: [product] });
  if (!entry || !wrong) throw new Error('an entry was lost');
  expect(productsIn([entry, wrong])).toHaveLength(2);
  expect(() => requireValidScope([entry], new Set([product]))).not.toThrow();
  const pointers = ['/scope/1/gtins/1', '/scope/1/productIds/0'];
  const refusal = {
    slug: 'recall.scope-invalid',
    errors: pointers.map((pointer): unknown => expect.objectContaining({ pointer })),
  };
  expect(() => requireValidScope([entry, wrong], new Set([product]))).toThrow(expect.objectContaining(refusal));
});

test.each([
  [{ affected: 0, returned: 0, destroyed: 0 }, null],
  [{ affected: 3, returned: 1, destroyed: 1 }, 66.6],
  [{ affected: 10_000, returned: 9_999, destroyed: 0 }, 99.9],
  [{ affected: 29, returned: 29, destroyed: 0 }, 100],
])('the effectiveness of %j is %s per cent', (boxes, percent) => {
  expect(effectivenessPercent(boxes)).toBe(percent);
});
