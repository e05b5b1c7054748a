import { expect, test } from '@jest/globals';
import { seeded } from './random.ts';

const draw = (seed: number) => Array.from({ length: 5 }, seeded(seed).next);

test('the same seed gives the same numbers, and another seed gives others', () => {
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('a stream does not depend on draws from other streams', () => {
  const fresh = seeded(7).stream('orders').next();
  const used = seeded(7);
  used.next();
  expect(used.stream('orders').next()).toBe(fresh);
  expect(used.stream('plan').next()).not.toBe(fresh);
});

test('draws stay within their range and cover all of it', () => {
  const random = seeded(1);
  const seen = new Set(Array.from({ length: 200 }, () => random.int(6)));
  expect(seen).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  expect(new Set(random.shuffle([1, 2, 3, 4]))).toEqual(new Set([1, 2, 3, 4]));
  expect(() => random.pick([])).toThrow('nothing to pick from');
});
