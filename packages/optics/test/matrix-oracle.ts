// Contains a slow oracle for compiled matrices, and generators of random matrices. Tests compare the results of the
// oracle and of the compiled matrix for each random matrix. The oracle shares no code with the compiled matrices.
import type { LensParameters, MatrixSegment, ParameterMatrix } from '@toric/contracts/lens';
import fc from 'fast-check';

export const biofinity: ParameterMatrix = {
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
export const sparseToric: ParameterMatrix = {
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

/**
 * Returns the parameters of a lens as one text. Equal lenses have equal texts, so lenses can be compared and collected
 * in a set by their texts.
 */
export const text = (lens: { [key in keyof LensParameters]?: number | string | undefined }) =>
  [lens.baseCurve, lens.diameter, lens.sphere, lens.cylinder, lens.axis, lens.add, lens.dominance, lens.colour]
    .map((value) => (typeof value === 'number' ? value.toFixed(2).replace(/^-0\.00$/, '0.00') : String(value)))
    .join('|');

function oracleRange(range: { from: number; to: number; step: number }): number[] {
  const [low, high] = [Math.min(range.from, range.to), Math.max(range.from, range.to)];
  const values: number[] = [];
  for (let value = low; value <= high + 1e-9; value += range.step) values.push(value);
  return values;
}

/**
 * Returns the text of every lens that the matrix contains for the market and the day `on`. It finds the lenses by
 * nested loops over the values of each segment.
 */
export function oracle(
  matrix: ParameterMatrix,
  { market, on }: { market?: string | undefined; on?: string | undefined } = {},
): Set<string> {
  const made = new Set<string>();
  for (const segment of matrix.segments) {
    if (market !== undefined && segment.markets && !segment.markets.includes(market)) continue;
    if (on !== undefined && segment.madeFrom && Date.parse(on) < Date.parse(segment.madeFrom)) continue;
    if (on !== undefined && segment.madeUntil && Date.parse(on) > Date.parse(segment.madeUntil)) continue;
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
/**
 * Generates segments. `has` names the optional parameters that each segment has. Most segments of one matrix have the
 * same parameters, as in a real product. With different parameters, two segments would rarely contain the same lens.
 */
const segmentOf = (has: { toric: boolean; add: boolean; dominance: boolean; colour: boolean }) =>
  fc
    .record({
      markets: fc.option(some('US', 'KR'), { nil: undefined }),
      days: fc.constantFrom(
        {},
        {},
        { madeFrom: '2026-01-01' },
        { madeUntil: '2026-06-30' },
        { madeFrom: '2026-06-30', madeUntil: '2026-06-30' },
      ),
      baseCurve: some(8.4, 8.6),
      diameter: some(14, 14.2),
      sphere: fc.array(sphere, { minLength: 1, maxLength: 2 }),
      toric: fc.record({ cylinder: some(-0.75, -1.25), axis: axes }),
      add: some<string | number>(1, 1.5, 'LOW', 'HIGH'),
      dominance: some('D' as const, 'N' as const),
      colour: some('Blue', 'Green'),
    })
    .map(({ toric, add, dominance, colour, markets, days, ...fit }): MatrixSegment => {
      const design = { ...(has.add && { add }), ...(has.dominance && { dominance }), ...(has.colour && { colour }) };
      return { ...fit, ...days, ...(markets && { markets }), ...(has.toric && toric), ...design };
    });
export const matrices = fc
  .record({ toric: fc.boolean(), add: fc.boolean(), dominance: fc.boolean(), colour: fc.boolean() })
  .chain((has) => {
    const mostly = segmentOf(has);
    const sometimes = segmentOf({ ...has, toric: !has.toric });
    const segments = fc.oneof({ weight: 5, arbitrary: mostly }, { weight: 1, arbitrary: sometimes });
    return fc.record({ segments: fc.array(segments, { minLength: 1, maxLength: 4 }) });
  });
export const scopes = fc.record({
  market: fc.constantFrom(undefined, 'US', 'KR', 'DE'),
  on: fc.constantFrom(undefined, '2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'),
});

/**
 * Generates lenses with values like those of the generated matrices, so that a matrix contains some of these lenses but
 * not most of them.
 */
export const lenses = fc.record(
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
