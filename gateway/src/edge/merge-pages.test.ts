import { expect, test } from '@jest/globals';
import type { ChangeView } from '@toric/contracts/changes/change.http';
import { decodeCursor } from '@toric/chassis/data/cursor';
import { mergePages } from './merge-pages.ts';

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const change = (second: number, n = second): ChangeView => ({
  ...{
    id: id(n),
    at: `2026-11-21T09:30:${String(second).padStart(2, '0')}.000Z`,
    service: 'order',
    action: 'order.status',
  },
  ...{ subjectType: 'order', subject: id(0), customerId: null, actorKind: 'process', actorId: null, via: null },
  ...{ why: null, fields: [], erased: false, seq: null },
});
const page = (changes: ChangeView[], nextCursor: string | null = null) => ({ data: changes, nextCursor });

test('the pages of the services become one page, newest first, and its cursor names the last change on it', () => {
  const merged = mergePages([page([change(9), change(4)]), page([change(7), change(5)])], 3);
  expect(merged.data.map(({ at }) => at.slice(17, 19))).toEqual(['09', '07', '05']);
  expect(decodeCursor(merged.nextCursor ?? undefined)).toEqual({ createdAt: new Date(change(5).at), id: id(5) });
});

test('changes of one instant are ordered by their ids', () => {
  const merged = mergePages([page([change(9, 1)]), page([change(9, 2)])], 25);
  expect(merged.data.map((one) => one.id)).toEqual([id(2), id(1)]);
});

test('the last page has no cursor, and a page of a service that goes on has one', () => {
  expect(mergePages([page([change(9)]), page([])], 25).nextCursor).toBeNull();
  expect(mergePages([page([change(9)], 'more'), page([])], 25).nextCursor).not.toBeNull();
});

test('totals are added, and one estimate makes the sum an estimate', () => {
  const counted = { ...page([change(9)]), total: 10, totalIsExact: true };
  expect(mergePages([counted, { ...page([]), total: 10_000, totalIsExact: false }], 25)).toMatchObject({
    ...{ total: 10_010, totalIsExact: false },
  });
});

test('rows that cannot be shown are named', () => {
  expect(mergePages([{ ...page([]), unreadable: [{ id: id(1) }] }, page([])], 25).unreadable).toEqual([{ id: id(1) }]);
});
