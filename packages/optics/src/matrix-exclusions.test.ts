/** Why a lens is not made: the closest rules say it, each with the one place where it excludes the lens. */
import { describe, expect, test } from '@jest/globals';
import type { MatrixSegment } from '@toric/contracts/lens';
import fc from 'fast-check';
import { lenses, matrices, scopes } from '../test/matrix-oracle.ts';
import { DIMENSIONS, type Described } from './dimensions.ts';
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

describe('says which rule excludes a lens', () => {
  test('between two steps, and beyond the range', () => {
    expect(why(daily, { sphere: -6.25 }, { market: 'KR' })).toEqual([
      ['between-steps', 'sphere', 0, 'sphere -6.25 lies between what the rule makes: -12…-6.5/0.5, -6…-0.5/0.25'],
    ]);
    expect(why(daily, { sphere: -13 }).map(([code, field, rule]) => [code, field, rule])).toEqual([
      ['beyond-range', 'sphere', 0],
      ['beyond-range', 'sphere', 1],
    ]);
  });

  test('in another market: the rule that makes it there, and the rule of this market', () => {
    expect(why(daily, { sphere: 2 }, { market: 'KR' })).toEqual([
      ['beyond-range', 'sphere', 0, 'sphere 2 lies beyond what the rule makes: -12…-6.5/0.5, -6…-0.5/0.25'],
      ['other-market', 'market', 1, 'the rule is for US, GB, not for KR'],
    ]);
  });

  test('not yet, and no longer', () => {
    const dated = [{ ...fit, sphere: minus, madeFrom: '2026-03-01', madeUntil: '2026-09-30' }];
    expect(why(dated, { sphere: -2 }, { on: '2026-02-28' })).toEqual([
      ['not-yet-made', 'day', 0, 'to be had from 2026-03-01 on'],
    ]);
    expect(why(dated, { sphere: -2 }, { on: '2026-10-01' })).toEqual([
      ['no-longer-made', 'day', 0, 'was to be had until 2026-09-30'],
    ]);
  });

  test('each alone would do, but not together: what to change by one rule, or by another', () => {
    expect(why(toric, { sphere: 2, cylinder: -2.25, axis: 90 })).toEqual([
      ['beyond-range', 'sphere', 1, 'sphere 2 lies beyond what the rule makes: -6…0/0.25'],
      ['between-steps', 'axis', 2, 'axis 90 lies between what the rule makes: 20, 180'],
    ]);
  });

  test('what is missing, what the product does not have, and what no list holds', () => {
    expect(why(toric, { sphere: -2, cylinder: -0.75 })).toEqual([
      ['missing', 'axis', 0, 'axis is not given, and the rule has one: 10…180/10'],
    ]);
    expect(why(daily, { sphere: -2, cylinder: -0.75, axis: 90 })).toEqual([
      ['not-offered', 'cylinder', 0, 'the rule has no cylinder: leave it out'],
      ['not-offered', 'axis', 0, 'the rule has no axis: leave it out'],
    ]);
    expect(why(coloured, { sphere: -2, colour: 'Red', add: 'HIGH' })).toEqual([
      ['not-listed', 'add', 0, 'add HIGH is not among what the rule makes: LOW, 1.5'],
      ['not-listed', 'colour', 0, 'colour Red is not among what the rule makes: Blue, Green'],
    ]);
  });
});

test('a lens has reasons exactly when it is not made; whoever mends what one rule says has a lens that is made', () => {
  fc.assert(
    fc.property(matrices, scopes, lenses, (matrix, scope, lens) => {
      const compiled = compileMatrix(matrix);
      const found = compiled.exclusions(lens, scope);
      expect(found.length === 0).toBe(compiled.contains(lens, scope));
      for (const rule of new Set(found.map((reason) => reason.rule))) {
        const said = new Set(found.filter((reason) => reason.rule === rule).map(({ field }) => field));
        const [made] = compileMatrix({ segments: [rule] }).enumerate();
        const mended: Described = Object.fromEntries(
          DIMENSIONS.map((dimension) => [dimension, said.has(dimension) ? made?.[dimension] : lens[dimension]]),
        );
        const elsewhere = said.has('market') ? { ...scope, market: undefined } : scope;
        expect(compiled.contains(mended, said.has('day') ? { ...elsewhere, on: undefined } : elsewhere)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
