// Tests the compiled matrix, compared with a slow, independent enumeration and with counts that were computed by hand.
import { describe, expect, test } from '@jest/globals';
import { LensParameters } from '@toric/contracts/lens';
import fc from 'fast-check';
import { biofinity, lenses, matrices, oracle, scopes, sparseToric, text } from '../test/matrix-oracle.ts';
import { compareValues, DIMENSIONS, type PartialLens, type Dimension, toHundredths } from './dimensions.ts';
import { compileMatrix } from './matrix.ts';

describe('against an independent slow enumeration', () => {
  test('count and enumerate include each made lens once', () => {
    fc.assert(
      fc.property(matrices, scopes, (matrix, scope) => {
        const expected = oracle(matrix, scope);
        const listed = [...compileMatrix(matrix).enumerate(scope)].map(text);
        expect(listed.length).toBe(expected.size);
        expect(new Set(listed)).toEqual(expected);
        expect(compileMatrix(matrix).count(scope)).toBe(expected.size);
      }),
      { numRuns: 150 },
    );
  });

  test('contains is true for exactly the made lenses', () => {
    fc.assert(
      fc.property(matrices, scopes, fc.array(lenses, { minLength: 20, maxLength: 20 }), (matrix, scope, some) => {
        const expected = oracle(matrix, scope);
        const compiled = compileMatrix(matrix);
        for (const one of some) expect(compiled.contains(one, scope)).toBe(expected.has(text(one)));
        const refused = [...compiled.enumerate(scope)].filter((made) => !compiled.contains(made, scope));
        expect(refused).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  const choices = fc.record(
    {
      baseCurve: fc.constantFrom(8.4, 8.6),
      sphere: fc.constantFrom(-1, 0.5),
      cylinder: fc.constantFrom(-0.75, -1.25),
      axis: fc.constantFrom(10, 90),
      add: fc.constantFrom(1, 'LOW'),
    },
    { requiredKeys: [] },
  );
  const agree = (lens: LensParameters, chosen: PartialLens, except?: Dimension) =>
    DIMENSIONS.every((one) => one === except || chosen[one] === undefined || lens[one] === chosen[one]);

  test('chosen values narrow the list and the count; options are the values that the other choices still allow', () => {
    fc.assert(
      fc.property(matrices, scopes, choices, (matrix, scope, chosen) => {
        const compiled = compileMatrix(matrix);
        const all = [...compiled.enumerate(scope)];
        const left = all.filter((lens) => agree(lens, chosen));
        expect([...compiled.enumerate(scope, { chosen })]).toEqual(left);
        expect(compiled.count(scope, chosen)).toBe(left.length);
        expect(compiled.offers(chosen, scope)).toBe(left.length > 0);
        const options = compiled.options(scope, chosen);
        for (const dimension of DIMENSIONS) {
          const values = all.filter((lens) => agree(lens, chosen, dimension)).map((lens) => lens[dimension]);
          expect(new Set(options[dimension])).toEqual(new Set(values.filter((value) => value !== undefined)));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a list that begins after any lens, made or not, has exactly the later lenses', () => {
    const inOrder = (lens: LensParameters) => DIMENSIONS.map((dimension) => toHundredths(lens[dimension]));
    const isLater = (a: LensParameters, b: LensParameters) => {
      const [left, right] = [inOrder(a), inOrder(b)];
      const at = left.findIndex((value, i) => value !== right[i]);
      return at >= 0 && compareValues(left[at], right[at]) > 0;
    };
    fc.assert(
      fc.property(matrices, scopes, lenses, (matrix, scope, after) => {
        const all = [...compileMatrix(matrix).enumerate(scope)];
        const laterThan = (place: LensParameters) => [...compileMatrix(matrix).enumerate(scope, { after: place })];
        expect(laterThan(after)).toEqual(all.filter((lens) => isLater(lens, after)));
        const middle = all[Math.floor(all.length / 2)];
        if (middle) expect(laterThan(middle)).toEqual(all.slice(Math.floor(all.length / 2) + 1));
      }),
      { numRuns: 100 },
    );
  });
});

describe('contains', () => {
  const lens = { baseCurve: 8.6, diameter: 14, sphere: -2.25 };

  test('respects the change of step and the missing plano', () => {
    const made = (power: number) => compileMatrix(biofinity).contains({ ...lens, sphere: power });
    expect([-12, -6.5, -6, -0.25, 0.25, 8].map(made)).toEqual([true, true, true, true, true, true]);
    expect([-12.5, -6.75, -6.25, 0, -0, 6.25, 8.5].map(made)).toEqual(Array(7).fill(false));
  });

  test('accepts floating-point noise and refuses a value between two hundredths', () => {
    expect(compileMatrix(biofinity).contains({ ...lens, baseCurve: 8.5 + 0.1 })).toBe(true);
    expect(compileMatrix(biofinity).contains({ ...lens, baseCurve: 8.604 })).toBe(false);
  });

  test('refuses a parameter that the product does not have, and a missing parameter', () => {
    expect(compileMatrix(biofinity).contains({ ...lens, cylinder: -0.75, axis: 90 })).toBe(false);
    expect(compileMatrix(biofinity).contains({ ...lens, colour: 'Blue' })).toBe(false);
    expect(compileMatrix(sparseToric).contains({ ...lens, diameter: 14.5, sphere: -2 })).toBe(false);
  });

  test('an absent base curve or diameter matches any value that the other parameters allow', () => {
    const [rule] = sparseToric.segments;
    if (!rule) throw new Error('no segment');
    const two = compileMatrix({
      segments: [rule, { ...rule, baseCurve: [8.9], sphere: [{ from: -4, to: -3, step: 1 }] }],
    });
    const toric = { cylinder: -0.75, axis: 90 };
    expect(two.contains({ ...toric, sphere: -1 })).toBe(true);
    expect(two.contains({ ...toric, sphere: -4, diameter: 14.5 })).toBe(true);
    expect(two.contains({ ...toric, sphere: -4, baseCurve: 8.6 })).toBe(false);
    expect(two.contains({ ...toric })).toBe(false);
  });

  test('a rule applies from its first to its last day, both included; without a day it always applies', () => {
    const [rule] = biofinity.segments;
    if (!rule) throw new Error('no segment');
    const dated = compileMatrix({ segments: [{ ...rule, madeFrom: '2026-03-01', madeUntil: '2026-03-31' }] });
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01', undefined];
    expect(days.map((on) => dated.contains(lens, { on }))).toEqual([false, true, true, false, true]);
    expect(days.map((on) => dated.count({ on }))).toEqual([0, 64, 64, 0, 64]);
  });

  test('does not mix the sparse axes of one cylinder with the full set of another', () => {
    const toric = { baseCurve: 8.6, diameter: 14.5, sphere: -1, axis: 90 };
    expect(compileMatrix(sparseToric).contains({ ...toric, cylinder: -1.25 })).toBe(true);
    expect(compileMatrix(sparseToric).contains({ ...toric, cylinder: -2.25 })).toBe(false);
    expect(compileMatrix(sparseToric).contains({ ...toric, cylinder: -2.25, axis: 160 })).toBe(true);
  });
});

describe('count and enumerate', () => {
  test('Biofinity is made in 64 powers, from -12.00 up to +8.00', () => {
    const powers = [...compileMatrix(biofinity).enumerate()].map((lens) => lens.sphere);
    expect(compileMatrix(biofinity).count()).toBe(64);
    expect(powers).toEqual([...powers].sort((a, b) => a - b));
    expect([powers[0], powers[11], powers[12], powers[63]]).toEqual([-12, -6.5, -6, 8]);
  });

  test('the order of the list does not depend on the order of the segments', () => {
    const turned = { segments: [...sparseToric.segments].reverse() };
    expect([...compileMatrix(turned).enumerate()]).toEqual([...compileMatrix(sparseToric).enumerate()]);
  });

  test('enumerated lenses satisfy the contract and leave absent parameters out', () => {
    const [lens] = compileMatrix(biofinity).enumerate();
    expect(LensParameters.parse(lens)).toStrictEqual({ baseCurve: 8.6, diameter: 14, sphere: -12 });
  });

  test('200 overlapping segments are counted correctly', () => {
    const segments = Array.from({ length: 200 }, (_, i) => ({
      baseCurve: [8.6],
      diameter: [14],
      sphere: [{ from: -20 + i / 10 - ((i / 10) % 0.25), to: 20, step: 0.25 }],
      colour: [`shade ${i % 7}`, `shade ${(i + 1) % 7}`],
    }));
    expect(compileMatrix({ segments }).count()).toBe(oracle({ segments }).size);
  });

  test('a market without any rule has count 0 and an empty list', () => {
    const [first] = biofinity.segments;
    if (!first) throw new Error('no segment');
    const matrix = { segments: [{ ...first, markets: ['US'] }] };
    const [compiled, korea] = [compileMatrix(matrix), { market: 'KR' }];
    expect([compiled.count(korea), [...compiled.enumerate(korea)]]).toEqual([0, []]);
    expect(compiled.nearestMade({ baseCurve: 8.6, diameter: 14, sphere: -1 }, korea)).toEqual([]);
  });
});

test('compileMatrix compiles each object once', () => {
  expect(compileMatrix(biofinity)).toBe(compileMatrix(biofinity));
  expect(compileMatrix(structuredClone(biofinity))).not.toBe(compileMatrix(biofinity));
});
