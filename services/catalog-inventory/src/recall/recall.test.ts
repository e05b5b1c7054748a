/** What a notice covers, against a slow oracle that reads it word by word: nothing missed, nothing extra. */
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
  requireSoundScope,
  scopeOf,
  tracesOf,
} from './recall.ts';

const GTINS = ['1', '2', '3'].map((n) => {
  const body = `02${n.padStart(11, '0')}`;
  return `${body}${gtinCheckDigit(body)}`;
});
const PRODUCTS = ['a', 'b'].map((n) => `0197a000-0000-7000-8000-00000000000${n}`);
const PLAIN: LensParameters = { baseCurve: 8.6, diameter: 14, sphere: -2 };

// few values of each kind, so that boxes and notices meet often; lots that begin alike, or differ in case alone
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
const box = fc.record({
  lotNumber: lot,
  gtin: fc.constantFrom(...GTINS),
  productId: fc.constantFrom(...PRODUCTS),
  parameters: lens,
});
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
    },
    { requiredKeys: [] },
  )
  .filter((lists) => Object.keys(lists).length > 0)
  .map((lists) => lists as RecallScope); // a part of a lens has some of its parameters
const notice = fc.array(entry, { minLength: 1, maxLength: 3 });

/** Word by word: one entry of which each list that is there has one that fits the box. */
function oracle(entries: readonly RecallScope[], { lotNumber, gtin, productId, parameters }: Box): boolean {
  for (const { lots, lotPrefixes, gtins, productIds, parameters: parts } of entries) {
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
      const lensSays = new Map<string, unknown>(Object.entries(parameters));
      fits &&= parts.some((one) => Object.entries(one).every(([name, value]) => value === lensSays.get(name)));
    }
    if (fits) return true;
  }
  return false;
}

describe('what a notice covers', () => {
  test('is what it says, word by word, over random notices and boxes', () => {
    const seen = { covered: 0, spared: 0 };
    fc.assert(
      fc.property(notice, fc.array(box, { maxLength: 20 }), (entries, boxes) => {
        const scope = scopeOf(entries);
        const expected = boxes.map((one) => oracle(entries, one));
        expect(boxes.map((one) => covers(scope, one))).toEqual(expected);
        for (const covered of expected) seen[covered ? 'covered' : 'spared'] += 1;
      }),
      { numRuns: 600, seed: 5 },
    );
    expect(Math.min(seen.covered, seen.spared)).toBeGreaterThan(300);
  });

  test('has a trace that the database finds it by', () => {
    fc.assert(
      fc.property(notice, box, (entries, one) => {
        const { lots, lotPrefixes, gtins, productIds, everything } = tracesOf(entries);
        const found =
          everything ||
          lots.includes(one.lotNumber) ||
          lotPrefixes.some((prefix) => one.lotNumber.startsWith(prefix)) ||
          gtins.includes(one.gtin) ||
          productIds.includes(one.productId);
        if (covers(scopeOf(entries), one)) expect(found).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a trace is the list that leads to the fewest lots', () => {
    const [gtin = '', product = ''] = [GTINS[0], PRODUCTS[0]];
    const traced = tracesOf([
      { lots: ['A'], gtins: [gtin], productIds: [product] },
      { gtins: [gtin], parameters: [{ sphere: -2 }] },
    ]);
    expect(traced).toEqual({ lots: ['A'], lotPrefixes: [], gtins: [gtin], productIds: [], everything: false });
    expect(tracesOf([{ parameters: [{ sphere: -2 }] }]).everything).toBe(true);
  });
});

describe('a label whose lenses are not one', () => {
  const label = { lotNumber: 'L24A', gtin: GTINS[0] ?? '', productId: PRODUCTS[0] };
  const minus = { ...PLAIN, sphere: -2.25 };
  const whole = scopeOf([{ lots: ['L24A'] }]);
  const minusAlone = scopeOf([{ lots: ['L24A'], parameters: [{ sphere: -2.25 }] }]);

  test.each([
    ['every box, whatever it holds', whole, [PLAIN, minus], 'every-box'],
    ['every box, though nobody knows what it holds', whole, [], 'every-box'],
    ['some boxes, for nobody knows', minusAlone, [], 'some-boxes'],
    ['some of what is there', minusAlone, [PLAIN, minus], 'some-boxes'],
    ['all of what is there', minusAlone, [minus], 'every-box'],
    ['none of what is there', minusAlone, [PLAIN], undefined],
    ['another lot', scopeOf([{ lots: ['L24'] }]), [PLAIN], undefined],
  ] as const)('%s', (_, scope, lenses, expected) => {
    expect(coverage(scope, label, lenses)).toBe(expected);
  });

  test('a product that nobody has is named by no product', () => {
    const ofProduct = scopeOf([{ productIds: [PRODUCTS[0] ?? ''] }]);
    expect(coverage(ofProduct, { ...label, productId: undefined }, [])).toBeUndefined();
    expect(coverage(ofProduct, label, [])).toBe('every-box');
  });
});

test('GTINs of any length and ids in capitals are what lots have; what cannot be is pointed out', () => {
  const [product = ''] = PRODUCTS;
  const thirteen = GTINS[0]?.slice(1) ?? '';
  const [entry, wrong] = canonicalScope([
    { gtins: [thirteen], productIds: [product.toUpperCase()] },
    { lots: ['L1'], gtins: [GTINS[0] ?? '', '02000000000016'], productIds: ['0197a000-0000-7000-8000-0000000000ff'] },
  ]);
  expect(entry).toEqual({ gtins: [GTINS[0]], productIds: [product] });
  if (!entry || !wrong) throw new Error('an entry was lost');
  expect(productsIn([entry, wrong])).toHaveLength(2);
  expect(() => requireSoundScope([entry], new Set([product]))).not.toThrow();
  const pointers = ['/scope/1/gtins/1', '/scope/1/productIds/0'];
  const refusal = {
    slug: 'recall.scope-invalid',
    errors: pointers.map((pointer): unknown => expect.objectContaining({ pointer })),
  };
  expect(() => requireSoundScope([entry, wrong], new Set([product]))).toThrow(expect.objectContaining(refusal));
});

test.each([
  [{ affected: 0, returned: 0, destroyed: 0 }, null],
  [{ affected: 3, returned: 1, destroyed: 1 }, 66.6],
  [{ affected: 10_000, returned: 9_999, destroyed: 0 }, 99.9],
  [{ affected: 29, returned: 29, destroyed: 0 }, 100],
])('of %j boxes so many per cent are out of the world: %s', (boxes, percent) => {
  expect(effectivenessPercent(boxes)).toBe(percent);
});
