import { expect, test } from '@jest/globals';
import { levelPage } from './stock-level-cursor.ts';

const id = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`;
const levels = [1, 2, 3].flatMap((lens) => [1, 2].map((pack) => ({ lensId: id(lens), packId: id(pack) })));

test('pages follow each other without a gap, also when what stood at the seam is gone', () => {
  const first = levelPage(levels, { limit: 3 });
  expect(first.data).toEqual(levels.slice(0, 3));
  const cursor = first.nextCursor ?? '';
  expect(levelPage(levels, { limit: 3, cursor })).toEqual({ data: levels.slice(3), nextCursor: null });
  expect(levelPage([...levels.slice(0, 2), ...levels.slice(4)], { limit: 3, cursor }).data).toEqual(levels.slice(4));
});

test('the total is of all pages, and only when it is asked for', () => {
  expect(levelPage(levels, { limit: 1, count: 'true' })).toMatchObject({ total: 6, totalIsExact: true });
  expect(levelPage(levels, { limit: 1 })).not.toHaveProperty('total');
});

test('nothing but our own cursors is taken', () => {
  expect(() => levelPage(levels, { limit: 1, cursor: 'bm90IG91cnM' })).toThrow('Start again without it');
});
