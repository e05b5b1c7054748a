// Tests that numbers are read from query values, which are text, and that an empty text is not read as 0 (a plano
// lens).
import { expect, test } from '@jest/globals';
import { CheckLens } from './lens.http.ts';

const plano = { market: 'US', baseCurve: '8.6', diameter: '14', sphere: '0' };
const wrong = (change: object) =>
  (CheckLens.query.safeParse({ ...plano, ...change }).error?.issues ?? []).map(({ path, message }) => [
    path.join('/'),
    message,
  ]);

test('a number is read from text', () => {
  expect(CheckLens.query.parse({ ...plano, sphere: '+2.25' })).toMatchObject({ sphere: 2.25, baseCurve: 8.6 });
});

test.each(['', ' ', 'plano'])('%j is refused, and is not read as a plano lens', (sphere) => {
  expect(wrong({ sphere })).toEqual([['sphere', expect.stringMatching(/expected number/)]]);
});

test('the message about an addition names the possible values', () => {
  expect(wrong({ add: 'low' })).toEqual([['add', 'LOW, MED or HIGH, or a number of dioptres']]);
});
