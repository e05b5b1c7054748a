import { expect, test } from '@jest/globals';
import { parsePower } from './power.ts';

const toric = { sphere: -2.25, cylinder: -0.75, axis: 180 };

test.each([
  ['-2.25', { sphere: -2.25 }],
  ['−2.25', { sphere: -2.25 }],
  ['－2.25', { sphere: -2.25 }],
  ['+0.25', { sphere: 0.25 }],
  ['.25', { sphere: 0.25 }],
  ['-2,25', { sphere: -2.25 }],
  ['-225', { sphere: -2.25 }],
  ['-3', { sphere: -3 }],
  ['-2.25 DS', { sphere: -2.25 }],
  ['-2.25 sph', { sphere: -2.25 }],
  ['plano', { sphere: 0 }],
  ['PL', { sphere: 0 }],
  ['0', { sphere: 0 }],
  ['-0.00', { sphere: 0 }],
  ['-2.25 -.75 180', toric],
  ['  -2.25   -0.75   180 ', toric],
  ['-2.25-0.75x180', toric],
  ['-2.25/-0.75x180', toric],
  ['−2.25 / −0.75 × 180', toric],
  ['-2.25 -0.75 X 180', toric],
  ['-2.25 -0.75 ax 180°', toric],
  ['-2.25 -0.75 @180', toric],
  ['-225 -075 180', { sphere: -2.25, cylinder: -0.75, axis: 180 }],
  ['-300 -050 90', { sphere: -3, cylinder: -0.5, axis: 90 }],
  ['plano -1.25 10', { sphere: 0, cylinder: -1.25, axis: 10 }],
  ['-2.25 0.00', { sphere: -2.25 }],
  ['+1.25 add +2.00', { sphere: 1.25, add: 2 }],
  ['+1.25add2', { sphere: 1.25, add: 2 }],
  ['+1.25 add +2.00 D', { sphere: 1.25, add: 2 }],
  ['-3.00 ADD med', { sphere: -3, add: 'MED' }],
  ['-2.25 -0.75 180 add high', { ...toric, add: 'HIGH' }],
])('"%s" is read', (typed, power) => {
  expect(parsePower(typed)).toEqual({ ok: true, power });
});

test.each([
  ['', 'is no power'],
  ['two', 'is no power'],
  ['-2.25 -0.75', 'needs an axis'],
  ['-2.25 -0.75 0', 'from 1 to 180'],
  ['-2.25 -0.75 185', 'from 1 to 180'],
  ['-2.25 +0.75 180', 'minus cylinder'],
  ['-2.255', 'two decimals'],
  ['-2.25 -0.75 180 90', 'is no power'],
])('"%s" is refused, because it %s', (typed, why) => {
  const read = parsePower(typed);
  expect(read.ok ? '' : read.problem.en).toContain(why);
});

test('every refusal has words in both languages', () => {
  for (const typed of ['two', '-2.25 -0.75', '-2.25 -0.75 0', '-2.25 +0.75 180', '-2.255']) {
    const read = parsePower(typed);
    expect(read.ok ? '' : read.problem.zh).toMatch(/\p{Script=Han}/u);
  }
});
