import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { distance, isSlip } from './text-distance.ts';

describe('the distance of two words', () => {
  test.each([
    ['lima', 'lima', 0],
    ['lima', 'lina', 1],
    ['lima', 'liam', 1],
    ['lima', 'lma', 1],
    ['lima', 'limas', 1],
    ['schmidt', 'schmitd', 1],
    ['meyer', 'maier', 2],
    ['王小明', '王晓明', 1],
    ['', 'ab', 2],
  ])('of %s and %s is %i', (one, other, expected) => {
    expect(distance(one, other, 3)).toBe(expected);
  });

  test('is bounded by the most that is asked for', () => {
    expect(distance('abcdefgh', 'stuvwxyz', 2)).toBe(3);
  });

  test('is the same in both directions, and 0 only for equal words', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', 'd') });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(distance(one, other, 9)).toBe(distance(other, one, 9));
        expect(distance(one, other, 9) === 0).toBe(one === other);
      }),
    );
  });
});

describe('a slip', () => {
  test.each([
    ['jennifer', 'jenifer'],
    ['robert', 'roebrt'],
    ['schneider', 'schnieder'],
    ['katharina', 'katarinna'],
  ])('makes %s of %s', (one, other) => {
    expect(isSlip(one, other)).toBe(true);
  });
  test.each([
    ['mario', 'maria'],
    ['daniel', 'daniela'],
    ['ana', 'eva'],
    ['lima', 'lima'],
    ['anna', 'johanna'],
  ])('does not make %s of %s', (one, other) => {
    expect(isSlip(one, other)).toBe(false);
  });
});
