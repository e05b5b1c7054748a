import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chooseMember } from './assignment.ts';

const team = (rule: 'by-hand' | 'round-robin' | 'least-busy', lastMemberId: string | null = null) => ({
  ...{ rule, lastMemberId },
  memberIds: ['c', 'a', 'b'],
});
const NONE = new Map<string, number>();

describe('a team', () => {
  test('takes cases in turns, and begins anew after the last member', () => {
    const taken = [null, 'a', 'b', 'c'].map((last) => chooseMember(team('round-robin', last), NONE));
    expect(taken).toEqual(['a', 'b', 'c', 'a']);
  });

  test('goes on with the next member if the last one was switched off', () => {
    expect(chooseMember({ ...team('round-robin', 'b'), memberIds: ['a', 'c'] }, NONE)).toBe('c');
  });

  test('gives a case to whoever has the fewest, and in turns among equals', () => {
    expect(
      chooseMember(
        team('least-busy'),
        new Map([
          ['a', 2],
          ['b', 1],
          ['c', 3],
        ]),
      ),
    ).toBe('b');
    expect(
      chooseMember(
        team('least-busy', 'a'),
        new Map([
          ['a', 1],
          ['b', 1],
          ['c', 1],
        ]),
      ),
    ).toBe('b');
  });

  test('that assigns by hand, or has nobody, chooses nobody', () => {
    expect(chooseMember(team('by-hand'), NONE)).toBeNull();
    expect(chooseMember({ ...team('round-robin'), memberIds: [] }, NONE)).toBeNull();
  });
});

test('in turns, no member is more than one case ahead of another', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 50 }),
      (ids, cases) => {
        const counts = new Map(ids.map((id) => [id, 0]));
        let last: string | null = null;
        for (let index = 0; index < cases; index += 1) {
          last = chooseMember({ rule: 'round-robin', memberIds: ids, lastMemberId: last }, NONE);
          counts.set(last ?? '', (counts.get(last ?? '') ?? 0) + 1);
        }
        expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
      },
    ),
  );
});
