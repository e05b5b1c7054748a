import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planWal, readSegment, segmentName } from './segments.ts';

const segmentBytes = 16 * 1024 * 1024;
const name = (position: number, timeline = 1) => segmentName({ timeline, position }, segmentBytes);

test('the name of a segment is read back, and the next one follows it over the end of a log', () => {
  expect(name(0x1ff)).toBe('0000000100000001000000FF');
  expect(name(0x200)).toBe('000000010000000200000000');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 9 }), (position, timeline) => {
      expect(readSegment(name(position, timeline), segmentBytes)).toEqual({ position, timeline });
    }),
  );
});

test('a gap is found wherever it is, and a restore ends before the first one', () => {
  const stored = [5, 6, 7, 9, 11].map((position) => name(position));
  expect(
    planWal([...stored, '00000002.history', `${name(5)}.00000028.backup`], {
      first: name(6),
      last: name(7),
      segmentBytes,
    }),
  ).toEqual({
    segments: [name(6), name(7)],
    missing: [name(8), name(10)],
  });
});

test('a backup whose last segment never came is incomplete', () => {
  expect(planWal([name(5)], { first: name(5), last: name(6), segmentBytes }).missing).toEqual([name(6)]);
});

test('after a restore the WAL goes on with another timeline, which is no gap', () => {
  const stored = [name(5), name(6), name(7), name(7, 2), name(8, 2)];
  const plan = planWal(stored, { first: name(5), last: name(6), segmentBytes });
  expect(plan).toEqual({ segments: stored, missing: [] });
});

test('a segment of an earlier timeline is no gap, and does not hide one', () => {
  const stored = [name(8), name(900), name(5, 2), name(6, 2), name(7, 2), name(9, 2)];
  const plan = planWal(stored, { first: name(5, 2), last: name(6, 2), segmentBytes });
  expect(plan).toEqual({ segments: [name(5, 2), name(6, 2), name(7, 2)], missing: [name(8, 2)] });
});

test('a name at the other end of the WAL is one gap, however far it lies', () => {
  const stored = [name(5), name(6), '00000001FFFFFFFFFFFFFFFF'];
  const plan = planWal(stored, { first: name(5), last: name(6), segmentBytes });
  expect(plan).toEqual({ segments: [name(5), name(6)], missing: [name(7)] });
});
