import { expect, test } from '@jest/globals';
import { findingView, ownDifferences } from './finding.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const order = { orderId, status: 'confirmed', state: 'confirmed', isOverdue: false, isResting: true };

test.each([
  [{}, []],
  [{ state: null }, []],
  [{ isResting: false, status: 'charging', state: 'charging' }, ['order-stuck']],
  [{ isResting: false, status: 'verifying', state: 'awaiting-prescriber' }, []],
  [{ isResting: false, status: 'confirmed', state: 'awaiting-prescriber' }, ['process-differs']],
  [{ isResting: false, status: 'awaiting-stock', state: 'awaiting-stock' }, []],
  [{ isResting: false, status: 'part-shipped', state: 'part-shipped' }, []],
  [{ isResting: false, status: 'part-shipped', state: 'dropping-rest' }, []],
  [{ state: 'shipped' }, ['process-differs']],
  [{ isOverdue: true }, ['process-overdue']],
])('an order with %j has %j', (change, expected) => {
  expect(ownDifferences({ ...order, ...change }).map(({ check }) => check)).toEqual(expected);
});

const at = new Date('2026-11-30T02:00:00Z');
const row = {
  id: orderId,
  createdAt: at,
  service: 'payment',
  subject: orderId,
  orderId,
  expected: 'x',
  found: 'y',
  seenAt: at,
  resolvedAt: null,
};

test('only what a cancelled order still holds is mended by an operation, and only while it is open', () => {
  expect(findingView({ ...row, check: 'money-held' })).toMatchObject({ state: 'open', mayMend: true });
  expect(findingView({ ...row, check: 'money-held', resolvedAt: at })).toMatchObject({
    state: 'resolved',
    mayMend: false,
  });
  expect(findingView({ ...row, check: 'lot-ledger' }).mayMend).toBe(false);
});
