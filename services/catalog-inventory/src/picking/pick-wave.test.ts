import { expect, test } from '@jest/globals';
import {
  isToPutBack,
  type PickedOrder,
  requireOrder,
  requireScannable,
  requireSplittable,
  shownStatus,
  waveAfter,
} from './pick-wave.ts';

const order = (fields: Partial<PickedOrder> = {}): PickedOrder => ({
  ...{
    orderId: 'o',
    number: 'T-1',
    status: 'picking',
    reservation: 'held',
    isOnHold: false,
    taken: 0,
    putBackAt: null,
    hasLeft: false,
  },
  ...fields,
});

test('an order that gave its boxes up is shown as cancelled, and a packed one that left as shipped', () => {
  expect(shownStatus(order({ reservation: 'released' }))).toBe('cancelled');
  expect(shownStatus(order({ reservation: 'withdrawn', status: 'packed' }))).toBe('cancelled');
  expect(shownStatus(order({ reservation: 'shipped', status: 'packed' }))).toBe('shipped');
  expect(shownStatus(order({ reservation: 'released', status: 'given-back' }))).toBe('given-back');
  // a part of the order has left the warehouse: the rest may be in another wave, or be cancelled
  expect(shownStatus(order({ status: 'packed', hasLeft: true }))).toBe('shipped');
  expect(shownStatus(order({ reservation: 'released', status: 'packed', hasLeft: true }))).toBe('shipped');
  // a parcel that left without the picker ends the pick
  expect(shownStatus(order({ reservation: 'shipped' }))).toBe('shipped');
});

test('boxes in the tote of an order that stopped are to be put back, until somebody confirms it', () => {
  expect(isToPutBack(order({ reservation: 'released', taken: 1 }))).toBe(true);
  expect(isToPutBack(order({ status: 'short', taken: 1, putBackAt: new Date() }))).toBe(false);
  expect(isToPutBack(order({ status: 'given-back' }))).toBe(false);
  expect(isToPutBack(order({ taken: 1 }))).toBe(false);
});

test('no work is done for an order that was cancelled, is on hold, or is in another state', () => {
  expect(() => requireOrder(order(), 'picking')).not.toThrow();
  expect(() => requireOrder(order({ reservation: 'released' }), 'picking')).toThrow(/was cancelled meanwhile/);
  expect(() => requireOrder(order({ isOnHold: true }), 'picking')).toThrow(/on hold/);
  expect(() => requireOrder(order({ status: 'packed' }), 'picking')).toThrow(/must be picking/);
});

test('a box is scanned only for an order that is being picked in this wave', () => {
  expect(() => requireScannable(order())).not.toThrow();
  expect(() => requireScannable(order({ reservation: 'released' }))).not.toThrow();
  expect(() => requireScannable(order({ status: 'given-back' }))).toThrow(/must be picking/);
  expect(() => requireScannable(order({ reservation: 'shipped' }))).toThrow(/must be picking/);
});

test('a wave is done once no order needs work', () => {
  expect(waveAfter([order({ status: 'packed' }), order({ status: 'short' })])).toBe('done');
  expect(waveAfter([order({ status: 'packed' }), order({ status: 'picked' })])).toBe('picking');
  expect(waveAfter([order({ reservation: 'released' }), order({ reservation: 'shipped' })])).toBe('done');
});

test('a short order is split only while its boxes are there, its own, and in no other wave', () => {
  const short = order({ status: 'short' });
  const task = (lotId: string, missing: number) => ({ lineId: 'l', lotId, quantity: 1, taken: 0, missing });
  const tasks = [task('a', 0), task('b', 1)];
  const held = [{ lineId: 'l', lotId: 'a', quantity: 1 }];
  const now = { held, isPickedAgain: false };
  expect(() => requireSplittable(short, tasks, now)).not.toThrow();
  expect(() => requireSplittable(short, [task('b', 1)], now)).toThrow(/nothing of it can be sent/);
  expect(() => requireSplittable({ ...short, putBackAt: new Date() }, tasks, now)).toThrow(/on their shelves again/);
  expect(() => requireSplittable(short, tasks, { ...now, held: [] })).toThrow(/changed or is picked/);
  expect(() => requireSplittable(short, tasks, { ...now, isPickedAgain: true })).toThrow(/changed or is picked/);
  expect(() => requireSplittable(order(), tasks, now)).toThrow(/must be short/);
});
