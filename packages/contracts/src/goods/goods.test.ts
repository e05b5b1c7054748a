import { expect, test } from '@jest/globals';
import { Goods, isLens, isStocked, ruleOf } from './goods.ts';

test('a line needs a prescription exactly for lenses, and an offer from before classes is a lens', () => {
  const free = Goods.options.filter((goods) => ruleOf(goods) === 'free');
  expect(free).toEqual(['solution', 'accessory', 'service']);
  expect([isLens(undefined), ruleOf(undefined)]).toEqual([true, 'prescription']);
});

test('everything but a service lies in a warehouse', () => {
  expect(Goods.options.filter((goods) => !isStocked(goods))).toEqual(['service']);
  expect(isStocked(undefined)).toBe(true);
});
