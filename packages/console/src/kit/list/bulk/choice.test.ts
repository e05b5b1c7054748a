import { expect, test } from '@jest/globals';
import { chooseAll, chooseUpTo, NOTHING_CHOSEN, toggle } from './choice.ts';

const all = ['a', 'b', 'c', 'd'];

test('a row is chosen, and chosen no longer', () => {
  const one = toggle(NOTHING_CHOSEN, 'b');
  expect([...one.keys]).toEqual(['b']);
  expect(toggle(one, 'b').keys.size).toBe(0);
});

test('shift chooses from the last row up to this one, in both directions', () => {
  expect([...chooseUpTo(toggle(NOTHING_CHOSEN, 'b'), 'd', all).keys]).toEqual(['b', 'c', 'd']);
  expect([...chooseUpTo(toggle(NOTHING_CHOSEN, 'c'), 'a', all).keys].sort()).toEqual(['a', 'b', 'c']);
  expect([...chooseUpTo(NOTHING_CHOSEN, 'b', all).keys]).toEqual(['a', 'b']);
});

test('all rows are chosen', () => {
  expect(chooseAll(all).keys.size).toBe(4);
});
