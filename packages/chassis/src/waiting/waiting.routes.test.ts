// Tests which counts of waiting work a person is told, and which statements are sent to count them.
import { expect, test } from '@jest/globals';
import type { Read } from '@toric/messaging/sql';
import { countWaiting } from './waiting.routes.ts';
import type { WaitingCount, WaitingSource } from './waiting.store.ts';

const read: Read = async () => [];
const now = new Date('2026-11-21T09:30:00Z');
const asked: string[] = [];
const source = (...counts: [WaitingCount['kind'], number][]): WaitingSource => ({
  kinds: counts.map(([kind]) => kind),
  async count() {
    asked.push(counts.map(([kind]) => kind).join(' '));
    return counts.map(([kind, count]) => ({ kind, count, late: 0, oldest: null }));
  },
});
const kindsFor = async (roles: string[], ...sources: WaitingSource[]) =>
  (await countWaiting(sources, { read, now, caller: { id: 'a', roles } })).map(({ kind }) => kind);

test('a person is told the work of her roles only', async () => {
  const both = source(['orders-to-ship', 2], ['orders-payment-due', 3]);
  expect(await kindsFor(['warehouse'], both)).toEqual(['orders-to-ship']);
  expect(await kindsFor(['finance'], both)).toEqual(['orders-payment-due']);
  expect(await kindsFor(['warehouse', 'finance'], both)).toHaveLength(2);
  expect(await kindsFor(['auditor'], both)).toEqual([]);
});

test('a kind of which nothing waits is left out', async () => {
  expect(await kindsFor(['warehouse'], source(['orders-to-ship', 0]))).toEqual([]);
});

test('a source of which the person is told nothing is not asked', async () => {
  asked.length = 0;
  await kindsFor(['optician'], source(['orders-to-ship', 1]), source(['complaints', 1]));
  expect(asked).toEqual(['complaints']);
});
