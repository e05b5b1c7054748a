import { expect, test } from '@jest/globals';
import type { OrderStatus, OrderStep } from '@toric/contracts/order/order.http';
import { isCancellable, trackOf } from './progress.ts';

const step = (status: OrderStatus, minute: number): OrderStep => ({
  ...{ id: String(minute), status, reason: null, at: `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z` },
});
const order = (status: OrderStatus, couponCode: string | null = null) => ({
  ...{ status, couponCode, createdAt: '2026-11-23T10:00:00.000Z' },
});
const states = (steps: ReturnType<typeof trackOf>) => steps.map(({ id, state }) => `${id} ${state}`);

test('a new order waits for its prescription', () => {
  expect(states(trackOf(order('verifying'), [step('verifying', 0)]))).toEqual([
    ...['placed done', 'prescription now', 'stock later', 'card later'],
    ...['ready later', 'shipped later', 'delivered later'],
  ]);
});

test('the coupon is a step only if there is one', () => {
  expect(states(trackOf(order('reserving', 'CLEAR10'), []))).toContain('coupon done');
});

test('a done step has the time at which it was done', () => {
  const track = trackOf(order('confirmed'), [step('verifying', 0), step('reserving', 1), step('confirmed', 3)]);
  expect(track.map(({ at }) => at?.slice(14, 16))).toEqual(['00', '01', '03', '03', '03', undefined, undefined]);
});

test('an order that has left is on its way, and was ready when it was confirmed', () => {
  const track = trackOf(order('shipped'), [
    step('verifying', 0),
    step('confirmed', 3),
    step('shipping', 8),
    step('shipped', 9),
  ]);
  expect(track.slice(-3).map(({ label, at }) => `${label.en} ${at?.slice(14, 16)}`)).toEqual([
    ...['Ready to ship 03', 'Shipped and paid 09', 'On its way 09'],
  ]);
});

test('a cancelled order stops where it stood', () => {
  const track = trackOf(order('cancelled'), [step('verifying', 0), step('reserving', 1), step('cancelled', 2)]);
  expect(states(track).slice(0, 4)).toEqual(['placed done', 'prescription done', 'stock stopped', 'card later']);
});

test('an order that is being handed over cannot be cancelled', () => {
  expect(isCancellable({ status: 'confirmed' })).toBe(true);
  expect(isCancellable({ status: 'shipping' })).toBe(false);
});
