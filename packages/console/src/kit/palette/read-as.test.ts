import { expect, test } from '@jest/globals';
import { readAs, searchTextOf } from './read-as.ts';

const today = '2026-11-29';
const kind = (text: string) => readAs(text, today)?.kind;

test('a power is read with the product before it, and only the product is searched for', () => {
  const read = readAs('biof -2.25 -.75 180', today);
  expect(read).toEqual({ kind: 'power', words: 'biof', power: { sphere: -2.25, cylinder: -0.75, axis: 180 } });
  expect(searchTextOf('biof -2.25 -.75 180', read)).toBe('biof');
  expect(kind('-3.50')).toBe('power');
});

test('a phone number, a GTIN and a box are told apart', () => {
  expect(kind('+1 312 555 0171')).toBe('phone');
  expect(kind('4006381333931')).toBe('gtin');
  expect(readAs('01040063813339311729033110L29030K4T', today)).toMatchObject({ kind: 'box', lot: 'L29030K4T' });
});

test('a name, the number of an order and the end of a phone number are only searched for', () => {
  expect(['Nora Ellison', 'T-2026-004127', '0139', '李小龙', ''].map(kind)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
