// Tests vertex conversion: a worked example, an independent oracle, rounding, transposition and refusals.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { vertexConvert } from './vertex.ts';

test('-8.00/-2.00 × 90 becomes -7.299/-1.629, rounded to -7.25/-1.75 × 90, and is marked as an estimate', () => {
  const estimate = vertexConvert({ sphere: -8, cylinder: -2, axis: 90 });
  expect(estimate.kind).toBe('estimate');
  expect(estimate.exact.sphere).toBeCloseTo(-7.299, 3);
  expect(estimate.exact.cylinder).toBeCloseTo(-1.629, 3);
  expect(estimate.exact.axis).toBe(90);
  expect(estimate.disclaimer.en).toMatch(/cannot be ordered/);
  expect(estimate.rounded).toEqual({ sphere: -7.25, cylinder: -1.75, axis: 90 });
});

test('a plus power is stronger at the cornea, a minus power is weaker', () => {
  expect(vertexConvert({ sphere: 10 }).exact.sphere).toBeCloseTo(10 / 0.88, 9);
  expect(vertexConvert({ sphere: -10 }).exact.sphere).toBeCloseTo(-10 / 1.12, 9);
});

/** The oracle uses exact fractions and tries every quarter dioptre: it shares no formula with the code. */
describe('an independent slow oracle agrees', () => {
  type Fraction = { n: bigint; d: bigint };
  const minus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
  const size = ({ n, d }: Fraction) => ({ n: n < 0n ? -n : n, d });
  const less = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d;
  /**
   * Returns the power of the lens at the cornea that has the same focus as the spectacle lens. The lens at the cornea
   * stands `mm` millimetres closer to the eye.
   */
  const atCornea = (hundredths: number, mm: number): Fraction =>
    hundredths === 0
      ? { n: 0n, d: 1n }
      : positive({ n: 1000n * BigInt(hundredths), d: 100_000n - BigInt(mm) * BigInt(hundredths) });
  const positive = ({ n, d }: Fraction): Fraction => (d < 0n ? { n: -n, d: -d } : { n, d });
  function nearestQuarter(power: Fraction): number {
    let best = -400;
    for (let quarter = -400; quarter <= 400; quarter += 1) {
      const off = (q: number) => size(minus({ n: BigInt(q), d: 4n }, power));
      // of two equally near quarter dioptres, the later and more positive one wins
      if (!less(off(best), off(quarter))) best = quarter;
    }
    return best / 4;
  }
  const half = ({ n, d }: Fraction): Fraction => ({ n, d: 2n * d });
  const hundredths = (dioptres: number): Fraction => ({ n: BigInt(Math.round(dioptres * 100)), d: 100n });
  const valueOf = ({ n, d }: Fraction) => Number((n * 10n ** 12n) / d) / 1e12;

  test('for every spectacle power up to ±20 D with up to 6 D of cylinder', () => {
    const quarters = (from: number, to: number) => fc.integer({ min: from * 4, max: to * 4 }).map((q) => q * 25);
    fc.assert(
      fc.property(
        quarters(-20, 20),
        quarters(-6, 0),
        fc.integer({ min: 1, max: 180 }),
        fc.integer({ min: 8, max: 18 }),
        (sphere, cylinder, axis, mm) => {
          const given = { sphere: sphere / 100, cylinder: cylinder / 100, axis };
          const { exact, rounded } = vertexConvert(given, { distance: mm / 1000 });
          const first = atCornea(sphere, mm);
          const rest = minus(atCornea(sphere + cylinder, mm), first);
          expect(exact.sphere).toBeCloseTo(valueOf(first), 9);
          expect(exact.cylinder ?? 0).toBeCloseTo(valueOf(rest), 9);
          // the oracle takes the nearest cylinder, then the sphere that leaves the spherical equivalent (S + C/2)
          // nearest
          const roundedCylinder = nearestQuarter(rest);
          const target = half(
            minus({ n: 2n * first.n * rest.d + rest.n * first.d, d: first.d * rest.d }, hundredths(roundedCylinder)),
          );
          expect([rounded.sphere, rounded.cylinder ?? 0]).toEqual([nearestQuarter(target), roundedCylinder]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('a vertex distance of 14 mm changes the power more than one of 12 mm', () => {
  expect(vertexConvert({ sphere: -10 }, { distance: 0.014 }).exact.sphere).toBeCloseTo(-10 / 1.14, 9);
});

test('the power is rounded to the steps in which the product is made', () => {
  expect(vertexConvert({ sphere: -8 }, { sphereStep: 0.5 }).rounded).toEqual({ sphere: -7.5 });
  expect(vertexConvert({ sphere: 0 }).rounded).toStrictEqual({ sphere: 0 });
  expect(vertexConvert({ sphere: -0.1 }).rounded).toStrictEqual({ sphere: 0 });
});

test('a plus cylinder is transposed, so both notations of a lens give the same answer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -60, max: 40 }),
      fc.integer({ min: 1, max: 16 }),
      fc.integer({ min: 1, max: 180 }),
      (sphere, cylinder, axis) => {
        const minus = { sphere: sphere / 4, cylinder: -cylinder / 4, axis };
        const plus = {
          sphere: (sphere - cylinder) / 4,
          cylinder: cylinder / 4,
          axis: axis > 90 ? axis - 90 : axis + 90,
        };
        expect(vertexConvert(plus)).toEqual(vertexConvert(minus));
      },
    ),
  );
});

test('axis 0 becomes 180, and a cylinder that rounds to 0 is left out with its axis', () => {
  expect(vertexConvert({ sphere: -1, cylinder: -1, axis: 0 }).rounded.axis).toBe(180);
  expect(vertexConvert({ sphere: -6, cylinder: -0.1, axis: 40 }).rounded).toStrictEqual({ sphere: -5.75 });
});

describe('vertexConvert refuses', () => {
  test.each([
    ['a distance in millimetres', { sphere: -8 }, { distance: 12 }, 'enter metres'],
    ['a cylinder without axis', { sphere: -8, cylinder: -2 }, {}, 'axis'],
    ['a power beyond 30 D', { sphere: -2000 }, {}, '-2000 D'],
    ['a second meridian out of range', { sphere: -29, cylinder: -2, axis: 5 }, {}, '-31 D'],
    ['NaN', { sphere: Number.NaN }, {}, 'NaN D'],
  ])('%s', (_, spectacle, options, message) => {
    expect(() => vertexConvert(spectacle, options)).toThrow(message);
  });
});

describe('rounding keeps the spherical equivalent (sphere and half of the cylinder) nearest', () => {
  const equivalent = ({ sphere, cylinder = 0 }: { sphere: number; cylinder?: number }) => sphere + cylinder / 2;
  const error = (power: { sphere: number; cylinder: number; axis: number }) => {
    const { exact, rounded } = vertexConvert(power);
    return Math.abs(equivalent(rounded) - equivalent(exact));
  };

  test('it is off by an eighth of a dioptre at the most, for every spectacle power in steps of 0.25', () => {
    let [worst, tried] = [0, 0];
    for (let sphere = -20; sphere <= 12; sphere += 0.25)
      for (let cylinder = -6; cylinder <= -0.25; cylinder += 0.25) {
        worst = Math.max(worst, error({ sphere, cylinder, axis: 90 }));
        tried += 1;
      }
    expect(tried).toBe(3_096);
    expect(worst).toBeLessThanOrEqual(0.125 + 1e-9);
  });

  test('no other sphere with the same cylinder has a nearer one, and the cylinder is the nearest', () => {
    for (let sphere = -12; sphere <= 8; sphere += 0.25)
      for (let cylinder = -4; cylinder <= -0.25; cylinder += 0.25) {
        const { exact, rounded } = vertexConvert({ sphere, cylinder, axis: 10 });
        const off = Math.abs(equivalent(rounded) - equivalent(exact));
        for (const step of [-0.25, 0.25]) {
          const other = { ...rounded, sphere: rounded.sphere + step };
          expect(Math.abs(equivalent(other) - equivalent(exact))).toBeGreaterThanOrEqual(off - 1e-9);
        }
        expect(Math.abs((rounded.cylinder ?? 0) - (exact.cylinder ?? 0))).toBeLessThanOrEqual(0.125 + 1e-9);
      }
  });

  test('the example of the fitting guide stays: -8.00/-2.00 becomes -7.25/-1.75', () => {
    expect(vertexConvert({ sphere: -8, cylinder: -2, axis: 180 }).rounded).toEqual({
      sphere: -7.25,
      cylinder: -1.75,
      axis: 180,
    });
  });
});
