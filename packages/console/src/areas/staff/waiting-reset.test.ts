import { expect, test } from '@jest/globals';
import type { StaffChange } from '@toric/contracts/customer/staff/staff-change.http';
import { waitingReset } from './waiting-reset.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const change = (part: Partial<StaffChange>): StaffChange => ({
  ...{
    id: 'asked',
    staffId: 'ada',
    kind: 'factor-reset-asked',
    before: [],
    after: [],
    reason: 'Stolen',
    requestId: null,
  },
  ...{ madeBy: 'bo', createdAt: '2026-11-29T09:00:00.000Z', ...part },
});

test('a reset of today waits for another administrator', () => {
  expect(waitingReset([change({})], NOW)?.id).toBe('asked');
});

test('a reset that was approved waits no more', () => {
  const approved = change({
    id: 'done',
    kind: 'factor-reset',
    requestId: 'asked',
    createdAt: '2026-11-29T10:00:00.000Z',
  });
  expect(waitingReset([approved, change({})], NOW)).toBeUndefined();
});

test('a reset that was asked for more than a day ago waits no more', () => {
  expect(waitingReset([change({ createdAt: '2026-11-28T11:59:00.000Z' })], NOW)).toBeUndefined();
});
