// Tests the nearest lenses, compared with a search over all lenses, and the weights that decide which lens is nearer.
import { describe, expect, test } from '@jest/globals';
import type { LensParameters } from '@toric/contracts/lens';
import fc from 'fast-check';
import { biofinity, lenses, matrices, scopes, sparseToric, text } from '../test/matrix-oracle.ts';
import { compileMatrix } from './matrix.ts';

function difference(a: LensParameters, b: LensParameters): number {
  const apart = (x = 0, y = 0) => Math.abs(x - y) * 100;
  const turn = a.axis === undefined || b.axis === undefined ? 0 : apart(a.axis, b.axis);
  const nominal = (add: LensParameters['add']) =>
    typeof add === 'string' ? { LOW: 1, MED: 1.75, HIGH: 2.375 }[add] : (add ?? 0);
  const sum =
    100_000 * (apart(a.baseCurve, b.baseCurve) + apart(a.diameter, b.diameter)) +
    80 * apart(a.sphere, b.sphere) +
    40 * apart(a.cylinder, b.cylinder) +
    Math.min(turn, 18_000 - turn) +
    20 * apart(nominal(a.add), nominal(b.add)) +
    (a.dominance === b.dominance ? 0 : 20_000) +
    (a.colour === b.colour ? 0 : 50_000);
  return Math.round(sum);
}
const differences = (wanted: LensParameters, some: readonly LensParameters[]) =>
  some.map((lens) => difference(wanted, lens));
const limits = fc.integer({ min: 1, max: 5 });

test('nearestMade finds the same lenses as a search over all made lenses', () => {
  fc.assert(
    fc.property(matrices, scopes, lenses, limits, (matrix, scope, wanted, limit) => {
      const all = differences(wanted, [...compileMatrix(matrix).enumerate(scope)]);
      const found = compileMatrix(matrix).nearestMade(wanted, scope, { limit });
      expect(differences(wanted, found)).toEqual(all.sort((a, b) => a - b).slice(0, limit));
      expect(new Set(found.map(text)).size).toBe(found.length);
    }),
    { numRuns: 100 },
  );
});

test('nearestAmong finds the same lenses as a search over the stock, without lenses that are no longer made', () => {
  fc.assert(
    fc.property(matrices, scopes, lenses, limits, fc.array(lenses), (matrix, scope, wanted, limit, others) => {
      const made = [...compileMatrix(matrix).enumerate(scope)];
      const inStock = made.filter((_, n) => n % 3 === 0);
      const stock = [...others.filter((lens) => !compileMatrix(matrix).contains(lens, scope)), ...inStock];
      const found = compileMatrix(matrix).nearestAmong(wanted, stock, scope, { limit });
      const expected = differences(wanted, inStock).sort((a, b) => a - b);
      expect(differences(wanted, found)).toEqual(expected.slice(0, limit));
      expect(found.map(text).filter((lens) => !inStock.map(text).includes(lens))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

describe('nearestMade', () => {
  const toric = { baseCurve: 8.6, diameter: 14.5, sphere: -1, cylinder: -1.25 };

  test('wraps the axis at 180 degrees: 2 is closest to 180, then to 10', () => {
    const found = compileMatrix(sparseToric).nearestMade({ ...toric, axis: 2 });
    expect(found.map((lens) => lens.axis)).toEqual([180, 10, 170]);
    expect(found.every((lens) => lens.sphere === -1 && lens.cylinder === -1.25)).toBe(true);
  });

  test('prefers another cylinder to an axis that is far off', () => {
    const [best] = compileMatrix(sparseToric).nearestMade({ ...toric, cylinder: -2.25, axis: 90 });
    expect(best).toEqual({ ...toric, axis: 90 });
  });

  test('ignores the base curve if none was asked for', () => {
    const matrix = { segments: [{ baseCurve: [8.4, 8.8], diameter: [14], sphere: [{ from: -4, to: -3, step: 1 }] }] };
    const found = compileMatrix(matrix).nearestMade({ sphere: -5 });
    expect(found.map((lens) => [lens.baseCurve, lens.sphere])).toEqual([
      [8.4, -4],
      [8.8, -4],
      [8.4, -3],
    ]);
  });

  test('prefers the wanted base curve to another one with the exact power', () => {
    const matrix = {
      segments: [
        { baseCurve: [8.4], diameter: [14], sphere: [{ from: -4, to: -3, step: 0.25 }] },
        { baseCurve: [8.8], diameter: [14], sphere: [{ from: -8, to: -3, step: 0.25 }] },
      ],
    };
    const found = compileMatrix(matrix).nearestMade({ baseCurve: 8.4, diameter: 14, sphere: -6 }, {}, { limit: 6 });
    expect(found.map((lens) => [lens.baseCurve, lens.sphere])).toEqual([
      [8.4, -4],
      [8.4, -3.75],
      [8.4, -3.5],
      [8.4, -3.25],
      [8.4, -3],
      [8.8, -6],
    ]);
  });

  test('returns a made lens itself first, and only once if two segments make it', () => {
    const twice = { segments: [...biofinity.segments, ...biofinity.segments] };
    const found = compileMatrix(twice).nearestMade({ baseCurve: 8.6, diameter: 14, sphere: -2.25 });
    expect(found.map((lens) => lens.sphere)).toEqual([-2.25, -2.5, -2]);
  });
});
