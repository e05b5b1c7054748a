import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { registerPageOf } from './register.ts';

const register = {
  schema: z.object({}),
  rows: () => Promise.resolve([{ id: '0197a000-0000-7000-8000-000000000001', createdAt: new Date(0) }]),
  view: ({ id }: { id: string }) => ({ id, missing: [] }),
};
const countedOf = (length: number) => (atMost: number) =>
  Promise.resolve({ rows: Math.min(length, atMost), missing: { model: 1 } });

test.each([
  [3, { rows: 3, isExact: true }],
  [9_999, { rows: 9_999, isExact: true }],
  [1_000_000, { rows: 10_000, isExact: false }],
])('a register of %i rows counts at most 10,000, and tells whether the count is exact', async (length, totals) => {
  const page = await registerPageOf(register, { limit: 1 }, countedOf(length));
  expect(page.whole).toEqual({ ...totals, missing: { model: 1 } });
});

test('a later page counts nothing', async () => {
  const cursor = Buffer.from('2026-01-01T00:00:00.000Z|0197a000-0000-7000-8000-000000000001').toString('base64url');
  const page = await registerPageOf(register, { limit: 1, cursor }, () => Promise.reject(new Error('counted')));
  expect(page).toEqual({ data: [{ id: expect.any(String), missing: [] }], nextCursor: null });
});
