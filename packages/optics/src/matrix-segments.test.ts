// Tests that checkMatrix refuses invalid segments, and names the place and the remedy.
import { expect, test } from '@jest/globals';
import type { MatrixSegment } from '@toric/contracts/lens';
import { compileMatrix } from './matrix.ts';
import { checkMatrix } from './matrix-segments.ts';

const valid: MatrixSegment = { baseCurve: [8.6], diameter: [14], sphere: [{ from: -1, to: 0, step: 0.25 }] };
const problems = (change: Partial<MatrixSegment>) => checkMatrix({ segments: [valid, { ...valid, ...change }] });

test.each<[string, Partial<MatrixSegment>, string, RegExp]>([
  [
    'a range that does not end on a step',
    { sphere: [{ from: -1, to: 0.1, step: 0.25 }] },
    '/segments/1/sphere',
    /end on a step/,
  ],
  ['a step of 0', { sphere: [{ from: -1, to: 0, step: 0 }] }, '/segments/1/sphere', /end on a step/],
  ['too many steps', { sphere: [{ from: -20, to: 20, step: 0.01 }] }, '/segments/1/sphere', /more than 1000 steps/],
  [
    'a step of an eighth of a dioptre',
    { sphere: [{ from: -1, to: 0, step: 0.125 }] },
    '/segments/1/sphere',
    /-0.875 is not a possible sphere/,
  ],
  ['a value in thousandths', { baseCurve: [8.605] }, '/segments/1/baseCurve', /8.605 is not a possible/],
  ['axis 0', { cylinder: [-0.75], axis: [0] }, '/segments/1/axis', /0 is not a possible axis/],
  ['an unknown word as add', { add: ['MID'] }, '/segments/1/add', /MID is not a possible add/],
  ['a cylinder without axes', { cylinder: [-0.75] }, '/segments/1/axis', /belong together/],
  ['axes without a cylinder', { axis: [90] }, '/segments/1/axis', /belong together/],
  ['an empty list', { colour: [] }, '/segments/1/colour', /empty list/],
  ['an empty list of markets', { markets: [] }, '/segments/1/markets', /empty list/],
  ['a market in small letters', { markets: ['US', 'kr'] }, '/segments/1/markets', /kr is not a market/],
  [
    'days that end before they begin',
    { madeFrom: '2026-07-01', madeUntil: '2026-06-30' },
    '/segments/1/madeUntil',
    /ends on 2026-06-30, before it begins on 2026-07-01/,
  ],
])('%s is refused with the place and the remedy', (_, change, path, message) => {
  expect(problems(change)).toEqual([
    { path, message: expect.objectContaining({ en: expect.stringMatching(message) }) },
  ]);
  expect(() => compileMatrix({ segments: [{ ...valid, ...change }] })).toThrow(message);
});

test('a valid matrix has no problems', () => {
  const days = { madeFrom: '2026-06-30', madeUntil: '2026-06-30' };
  const toric = { ...valid, ...days, cylinder: [-0.75], axis: [{ from: 10, to: 180, step: 10 }], markets: ['US'] };
  expect(checkMatrix({ segments: [valid, toric] })).toEqual([]);
});
