/** The compiled matrix against a slow enumeration written independently, and against counts worked out by hand. */
import { describe, expect, test } from '@jest/globals';
import { LensParameters, type MatrixSegment, type ParameterMatrix } from '@toric/contracts/lens';
import fc from 'fast-check';
import { compileMatrix } from './matrix.ts';

const biofinity: ParameterMatrix = {
  segments: [
    {
      baseCurve: [8.6],
      diameter: [14],
      sphere: [
        { from: -12, to: -6.5, step: 0.5 },
        { from: -6, to: -0.25, step: 0.25 },
        { from: 0.25, to: 6, step: 0.25 },
        { from: 6.5, to: 8, step: 0.5 },
      ],
    },
  ],
};
const sparseToric: ParameterMatrix = {
  segments: [
    {
      baseCurve: [8.6],
      diameter: [14.5],
      sphere: [{ from: -2, to: 0, step: 0.25 }],
      cylinder: [-0.75, -1.25],
      axis: [{ from: 10, to: 180, step: 10 }],
    },
    {
      baseCurve: [8.6],
      diameter: [14.5],
      sphere: [{ from: -2, to: 0, step: 0.25 }],
      cylinder: [-2.25],
      axis: [20, 160, 180],
    },
  ],
};

/** Text of one lens, in whatever way the caller holds it: the oracle's notion of "the same lens". */
const text = (lens: { [key in keyof LensParameters]?: number | string | undefined }) =>
  [lens.baseCurve, lens.diameter, lens.sphere, lens.cylinder, lens.axis, lens.add, lens.dominance, lens.colour]
    .map((value) => (typeof value === 'number' ? value.toFixed(2).replace(/^-0\.00$/, '0.00') : String(value)))
    .join('|');

function oracleRange(range: { from: number; to: number; step: number }): number[] {
  const [low, high] = [Math.min(range.from, range.to), Math.max(range.from, range.to)];
  const values: number[] = [];
  for (let value = low; value <= high + 1e-9; value += range.step) values.push(value);
  return values;
}

function oracle(matrix: ParameterMatrix, market?: string): Set<string> {
  const made = new Set<string>();
  for (const segment of matrix.segments) {
    if (market !== undefined && segment.markets && !segment.markets.includes(market)) continue;
    const axes = segment.axis?.flatMap((axis) => (typeof axis === 'number' ? [axis] : oracleRange(axis)));
    for (const baseCurve of segment.baseCurve)
      for (const diameter of segment.diameter)
        for (const sphere of segment.sphere.flatMap(oracleRange))
          for (const cylinder of segment.cylinder ?? [undefined])
            for (const axis of axes ?? [undefined])
              for (const add of segment.add ?? [undefined])
                for (const dominance of segment.dominance ?? [undefined])
                  for (const colour of segment.colour ?? [undefined])
                    made.add(text({ baseCurve, diameter, sphere, cylinder, axis, dominance, colour, add }));
  }
  return made;
}

const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });
const sphere = fc
  .record({
    first: fc.integer({ min: -8, max: 8 }),
    steps: fc.integer({ min: 0, max: 4 }),
    coarse: fc.boolean(),
    down: fc.boolean(),
  })
  .map(({ first, steps, coarse, down }) => {
    const step = coarse ? 0.5 : 0.25;
    const [low, high] = [first / 4, first / 4 + steps * step];
    return down ? { from: high, to: low, step } : { from: low, to: high, step };
  });
const axes = fc.oneof(
  some(10, 90, 180),
  fc.constant<NonNullable<MatrixSegment['axis']>>([{ from: 60, to: 180, step: 30 }, 10]),
);
/** All segments of one matrix have the same parameters, as in a real product: only so do they overlap often. */
const segmentOf = (has: { toric: boolean; add: boolean; dominance: boolean; colour: boolean }) =>
  fc
    .record({
      markets: fc.option(some('US', 'KR'), { nil: undefined }),
      baseCurve: some(8.4, 8.6),
      diameter: some(14, 14.2),
      sphere: fc.array(sphere, { minLength: 1, maxLength: 2 }),
      toric: fc.record({ cylinder: some(-0.75, -1.25), axis: axes }),
      add: some<string | number>(1, 1.5, 'LOW', 'HIGH'),
      dominance: some('D' as const, 'N' as const),
      colour: some('Blue', 'Green'),
    })
    .map(({ toric, add, dominance, colour, ...fit }): MatrixSegment => {
      const design = { ...(has.add && { add }), ...(has.dominance && { dominance }), ...(has.colour && { colour }) };
      return { ...fit, ...(has.toric && toric), ...design };
    });
const matrices = fc
  .record({ toric: fc.boolean(), add: fc.boolean(), dominance: fc.boolean(), colour: fc.boolean() })
  .chain((has) => {
    const mostly = segmentOf(has);
    const sometimes = segmentOf({ ...has, toric: !has.toric });
    const segments = fc.oneof({ weight: 5, arbitrary: mostly }, { weight: 1, arbitrary: sometimes });
    return fc.record({ segments: fc.array(segments, { minLength: 1, maxLength: 4 }) });
  });
const markets = fc.constantFrom(undefined, 'US', 'KR', 'DE');

describe('against an independent slow enumeration', () => {
  test('count and enumerate give each made lens once', () => {
    fc.assert(
      fc.property(matrices, markets, (matrix, market) => {
        const expected = oracle(matrix, market);
        const listed = [...compileMatrix(matrix).enumerate(market)].map(text);
        expect(listed.length).toBe(expected.size);
        expect(new Set(listed)).toEqual(expected);
        expect(compileMatrix(matrix).count(market)).toBe(expected.size);
      }),
      { numRuns: 150 },
    );
  });

  const lens = fc.record(
    {
      baseCurve: fc.constantFrom(8.4, 8.6, 8.8),
      diameter: fc.constantFrom(14, 14.2),
      sphere: fc.integer({ min: -8, max: 12 }).map((quarter) => quarter / 4),
      cylinder: fc.constantFrom(-0.75, -1.25, -1.75),
      axis: fc.constantFrom(10, 90, 120, 180),
      add: fc.constantFrom(1, 1.5, 'LOW' as const, 'HIGH' as const),
      dominance: fc.constantFrom('D' as const, 'N' as const),
      colour: fc.constantFrom('Blue', 'Red'),
    },
    { requiredKeys: ['baseCurve', 'diameter', 'sphere'] },
  );

  test('contains says yes to exactly the made lenses', () => {
    fc.assert(
      fc.property(matrices, markets, fc.array(lens, { minLength: 20, maxLength: 20 }), (matrix, market, lenses) => {
        const expected = oracle(matrix, market);
        const compiled = compileMatrix(matrix);
        for (const one of lenses) expect(compiled.contains(one, market)).toBe(expected.has(text(one)));
        const refused = [...compiled.enumerate(market)].filter((made) => !compiled.contains(made, market));
        expect(refused).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('nearest agrees with trying every made lens', () => {
    const difference = (a: LensParameters, b: LensParameters) => {
      const apart = (x = 0, y = 0) => Math.abs(x - y) * 100;
      const turn = a.axis === undefined || b.axis === undefined ? 0 : apart(a.axis, b.axis);
      const nominal = (add: LensParameters['add']) =>
        typeof add === 'string' ? { LOW: 1, MED: 1.75, HIGH: 2.375 }[add] : (add ?? 0);
      return (
        100_000 * (apart(a.baseCurve, b.baseCurve) + apart(a.diameter, b.diameter)) +
        80 * apart(a.sphere, b.sphere) +
        40 * apart(a.cylinder, b.cylinder) +
        Math.min(turn, 18_000 - turn) +
        20 * apart(nominal(a.add), nominal(b.add)) +
        (a.dominance === b.dominance ? 0 : 20_000) +
        (a.colour === b.colour ? 0 : 50_000)
      );
    };
    fc.assert(
      fc.property(matrices, markets, lens, fc.integer({ min: 1, max: 5 }), (matrix, market, wanted, limit) => {
        const all = [...compileMatrix(matrix).enumerate(market)].map((made) => Math.round(difference(wanted, made)));
        const found = compileMatrix(matrix).nearest(wanted, market, limit);
        const expected = all.sort((a, b) => a - b).slice(0, limit);
        expect(found.map((made) => Math.round(difference(wanted, made)))).toEqual(expected);
        expect(new Set(found.map(text)).size).toBe(found.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('contains', () => {
  const lens = { baseCurve: 8.6, diameter: 14, sphere: -2.25 };

  test('knows the step switch and the missing plano', () => {
    const made = (power: number) => compileMatrix(biofinity).contains({ ...lens, sphere: power });
    expect([-12, -6.5, -6, -0.25, 0.25, 8].map(made)).toEqual([true, true, true, true, true, true]);
    expect([-12.5, -6.75, -6.25, 0, -0, 6.25, 8.5].map(made)).toEqual(Array(7).fill(false));
  });

  test('is not misled by floating point, and refuses what lies between two hundredths', () => {
    expect(compileMatrix(biofinity).contains({ ...lens, baseCurve: 8.5 + 0.1 })).toBe(true);
    expect(compileMatrix(biofinity).contains({ ...lens, baseCurve: 8.604 })).toBe(false);
  });

  test('a parameter that the lens does not have is refused, and so is a missing one', () => {
    expect(compileMatrix(biofinity).contains({ ...lens, cylinder: -0.75, axis: 90 })).toBe(false);
    expect(compileMatrix(biofinity).contains({ ...lens, colour: 'Blue' })).toBe(false);
    expect(compileMatrix(sparseToric).contains({ ...lens, diameter: 14.5, sphere: -2 })).toBe(false);
  });

  test('keeps a sparse axis set apart from the full one', () => {
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

  test('the order does not depend on the order of the segments', () => {
    const turned = { segments: [...sparseToric.segments].reverse() };
    expect([...compileMatrix(turned).enumerate()]).toEqual([...compileMatrix(sparseToric).enumerate()]);
  });

  test('enumerated lenses satisfy the contract and leave absent parameters out', () => {
    const [lens] = compileMatrix(biofinity).enumerate();
    expect(LensParameters.parse(lens)).toStrictEqual({ baseCurve: 8.6, diameter: 14, sphere: -12 });
  });

  test('200 overlapping segments are counted without trying their combinations', () => {
    const segments = Array.from({ length: 200 }, (_, i) => ({
      baseCurve: [8.6],
      diameter: [14],
      sphere: [{ from: -20 + i / 10 - ((i / 10) % 0.25), to: 20, step: 0.25 }],
      colour: [`shade ${i % 7}`, `shade ${(i + 1) % 7}`],
    }));
    expect(compileMatrix({ segments }).count()).toBe(oracle({ segments }).size);
  });

  test('a market for which nothing is made counts nothing', () => {
    const [first] = biofinity.segments;
    if (!first) throw new Error('no segment');
    const matrix = { segments: [{ ...first, markets: ['US'] }] };
    expect([compileMatrix(matrix).count('KR'), [...compileMatrix(matrix).enumerate('KR')]]).toEqual([0, []]);
    expect(compileMatrix(matrix).nearest({ baseCurve: 8.6, diameter: 14, sphere: -1 }, 'KR')).toEqual([]);
  });
});

describe('nearest', () => {
  const toric = { baseCurve: 8.6, diameter: 14.5, sphere: -1, cylinder: -1.25 };

  test('the axis wraps at 180: 2 degrees is closest to 180, then 10', () => {
    const found = compileMatrix(sparseToric).nearest({ ...toric, axis: 2 });
    expect(found.map((lens) => lens.axis)).toEqual([180, 10, 170]);
    expect(found.every((lens) => lens.sphere === -1 && lens.cylinder === -1.25)).toBe(true);
  });

  test('rather another cylinder than an axis far off', () => {
    const [best] = compileMatrix(sparseToric).nearest({ ...toric, cylinder: -2.25, axis: 90 });
    expect(best).toEqual({ ...toric, axis: 90 });
  });

  test('keeps the base curve even where another has the exact power', () => {
    const matrix = {
      segments: [
        { baseCurve: [8.4], diameter: [14], sphere: [{ from: -4, to: -3, step: 0.25 }] },
        { baseCurve: [8.8], diameter: [14], sphere: [{ from: -8, to: -3, step: 0.25 }] },
      ],
    };
    const found = compileMatrix(matrix).nearest({ baseCurve: 8.4, diameter: 14, sphere: -6 }, undefined, 6);
    expect(found.map((lens) => [lens.baseCurve, lens.sphere])).toEqual([
      [8.4, -4],
      [8.4, -3.75],
      [8.4, -3.5],
      [8.4, -3.25],
      [8.4, -3],
      [8.8, -6],
    ]);
  });

  test('a lens that is made is its own nearest, and named once although two segments make it', () => {
    const twice = { segments: [...biofinity.segments, ...biofinity.segments] };
    const found = compileMatrix(twice).nearest({ baseCurve: 8.6, diameter: 14, sphere: -2.25 });
    expect(found.map((lens) => lens.sphere)).toEqual([-2.25, -2.5, -2]);
  });
});

test('one object is compiled once', () => {
  expect(compileMatrix(biofinity)).toBe(compileMatrix(biofinity));
  expect(compileMatrix(structuredClone(biofinity))).not.toBe(compileMatrix(biofinity));
});
