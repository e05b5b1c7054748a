// What a query says is text: a number is read from it, and nothing is read from nothing.
import { expect, test } from '@jest/globals';
import { CheckLens } from './lens.http.ts';

const plano = { market: 'US', baseCurve: '8.6', diameter: '14', sphere: '0' };
const wrong = (change: object) =>
  (CheckLens.query.safeParse({ ...plano, ...change }).error?.issues ?? []).map(({ path, message }) => [
    path.join('/'),
    message,
  ]);

test('numbers are read from text', () => {
  expect(CheckLens.query.parse({ ...plano, sphere: '+2.25' })).toMatchObject({ sphere: 2.25, baseCurve: 8.6 });
});

test.each(['', ' ', 'plano'])('%j is no power, and no plano lens either', (sphere) => {
  expect(wrong({ sphere })).toEqual([['sphere', expect.stringMatching(/expected number/)]]);
});

test('what an addition may be is said', () => {
  expect(wrong({ add: 'low' })).toEqual([['add', 'LOW, MED or HIGH, or a number of dioptres']]);
});
