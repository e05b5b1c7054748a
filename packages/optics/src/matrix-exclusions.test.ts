// Tests the explanation why a lens is not made. It lists the rules that come closest to the lens, each with the
// parameters in which the rule excludes the lens.
import { describe, expect, test } from '@jest/globals';
import type { MatrixSegment } from '@toric/contracts/lens';
import fc from 'fast-check';
import { lenses, matrices, scopes } from '../test/matrix-oracle.ts';
import { DIMENSIONS, type PartialLens } from './dimensions.ts';
import { compileMatrix } from './matrix.ts';

const quarters = (from: number, to: number) => ({ from, to, step: 0.25 });
const fit = { baseCurve: [8.6], diameter: [14.5] };
const [minus, plus] = [[quarters(-6, 0)], [quarters(0.25, 4)]];
const toric: MatrixSegment[] = [
  { ...fit, sphere: minus, cylinder: [-0.75, -1.25], axis: [{ from: 10, to: 180, step: 10 }] },
  { ...fit, sphere: minus, cylinder: [-2.25], axis: [20, 90, 180] },
  { ...fit, sphere: plus, cylinder: [-2.25], axis: [20, 180] },
];
const daily: MatrixSegment[] = [
  { ...fit, sphere: [{ from: -12, to: -6.5, step: 0.5 }, quarters(-6, -0.5)] },
  { ...fit, markets: ['US', 'GB'], sphere: [quarters(0.5, 6)] },
];
const coloured: MatrixSegment[] = [{ ...fit, sphere: [quarters(-6, 0)], colour: ['Blue', 'Green'], add: ['LOW', 1.5] }];

type Asked = Parameters<ReturnType<typeof compileMatrix>['contains']>;
const why = (segments: MatrixSegment[], ...[lens, scope]: Asked) =>
  compileMatrix({ segments })
    .exclusions(lens, scope)
    .map(({ code, field, rule, detail }) => [code, field, segments.indexOf(rule), detail.en]);

describe('the exclusions of a lens name the rule and the reason', () => {
  test('for a value between two steps and for a value outside the range', () => {
    expect(why(daily, { sphere: -6.25 }, { market: 'KR' })).toEqual([
      ['between-steps', 'sphere', 0, 'sphere -6.25 is between the steps of the rule: -12…-6.5/0.5, -6…-0.5/0.25'],
    ]);
    expect(why(daily, { sphere: -13 }).map(([code, field, rule]) => [code, field, rule])).toEqual([
      ['beyond-range', 'sphere', 0],
      ['beyond-range', 'sphere', 1],
    ]);
  });

  test('for a lens of another market: the rule of that market and the rule of this market', () => {
    expect(why(daily, { sphere: 2 }, { market: 'KR' })).toEqual([
      ['beyond-range', 'sphere', 0, 'sphere 2 is outside the range of the rule: -12…-6.5/0.5, -6…-0.5/0.25'],
      ['other-market', 'market', 1, 'the rule applies to US, GB, not to KR'],
    ]);
  });

  test('for a lens that is not yet made and for one that is no longer made', () => {
    const dated = [{ ...fit, sphere: minus, madeFrom: '2026-03-01', madeUntil: '2026-09-30' }];
    expect(why(dated, { sphere: -2 }, { on: '2026-02-28' })).toEqual([
      ['not-yet-made', 'day', 0, 'available from 2026-03-01'],
    ]);
    expect(why(dated, { sphere: -2 }, { on: '2026-10-01' })).toEqual([
      ['no-longer-made', 'day', 0, 'was available until 2026-09-30'],
    ]);
  });

  test('for values that are made only separately: what to change for one rule or for another', () => {
    expect(why(toric, { sphere: 2, cylinder: -2.25, axis: 90 })).toEqual([
      ['beyond-range', 'sphere', 1, 'sphere 2 is outside the range of the rule: -6…0/0.25'],
      ['between-steps', 'axis', 2, 'axis 90 is between the steps of the rule: 20, 180'],
    ]);
  });

  test('for a missing parameter, a parameter that the product lacks, and a value that no list contains', () => {
    expect(why(toric, { sphere: -2, cylinder: -0.75 })).toEqual([
      ['missing', 'axis', 0, 'axis is missing, and the rule requires one: 10…180/10'],
    ]);
    expect(why(daily, { sphere: -2, cylinder: -0.75, axis: 90 })).toEqual([
      ['not-offered', 'cylinder', 0, 'the rule makes lenses without cylinder: leave it out'],
      ['not-offered', 'axis', 0, 'the rule makes lenses without axis: leave it out'],
    ]);
    expect(why(coloured, { sphere: -2, colour: 'Red', add: 'HIGH' })).toEqual([
      ['not-listed', 'add', 0, 'add HIGH is not in the list of the rule: LOW, 1.5'],
      ['not-listed', 'colour', 0, 'colour Red is not in the list of the rule: Blue, Green'],
    ]);
  });
});

test('a lens has exclusions exactly if it is not made, and correcting all points of one rule gives a made lens', () => {
  fc.assert(
    fc.property(matrices, scopes, lenses, (matrix, scope, lens) => {
      const compiled = compileMatrix(matrix);
      const asked: PartialLens = lens;
      const found = compiled.exclusions(lens, scope);
      expect(found.length === 0).toBe(compiled.contains(lens, scope));
      for (const rule of new Set(found.map((reason) => reason.rule))) {
        const wrong = new Set(found.filter((reason) => reason.rule === rule).map(({ field }) => field));
        const [made] = compileMatrix({ segments: [rule] }).enumerate();
        const corrected: PartialLens = Object.fromEntries(
          DIMENSIONS.map((dimension) => [dimension, wrong.has(dimension) ? made?.[dimension] : asked[dimension]]),
        );
        const elsewhere = wrong.has('market') ? { ...scope, market: undefined } : scope;
        expect(compiled.contains(corrected, wrong.has('day') ? { ...elsewhere, on: undefined } : elsewhere)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
