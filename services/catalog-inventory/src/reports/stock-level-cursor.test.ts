import { expect, test } from '@jest/globals';
import { pageOfLevels } from './stock-level-cursor.ts';

const id = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`;
const levels = [1, 2, 3].flatMap((lens) => [1, 2].map((pack) => ({ lensId: id(lens), packId: id(pack) })));

test('pages follow each other without a gap, also if the rows around the cursor are gone', () => {
  const first = pageOfLevels(levels, { limit: 3 });
  expect(first.data).toEqual(levels.slice(0, 3));
  const cursor = first.nextCursor ?? '';
  expect(pageOfLevels(levels, { limit: 3, cursor })).toEqual({ data: levels.slice(3), nextCursor: null });
  expect(pageOfLevels([...levels.slice(0, 2), ...levels.slice(4)], { limit: 3, cursor }).data).toEqual(levels.slice(4));
});

test('the total covers all pages and is returned only on request', () => {
  expect(pageOfLevels(levels, { limit: 1, count: 'true' })).toMatchObject({ total: 6, totalIsExact: true });
  expect(pageOfLevels(levels, { limit: 1 })).not.toHaveProperty('total');
});

test('a cursor that we did not make is refused', () => {
  expect(() => pageOfLevels(levels, { limit: 1, cursor: 'bm90IG91cnM' })).toThrow('Start again without it');
});
