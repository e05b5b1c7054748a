import { describe, expect, test } from '@jest/globals';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { clockView, decideMove, NOTICE_MS } from './test-clock.ts';

const realNow = new Date('2026-11-29T09:00:00Z');
const at = (ms: number) => new Date(realNow.getTime() + ms);
const HOUR = 3_600_000;
const still = { aheadMs: HOUR, formerMs: 0, since: at(-HOUR), realNow };
const slugOf = (act: () => unknown): string => {
  try {
    act();
    return 'moved';
  } catch (error) {
    return (error as BusinessError).slug;
  }
};

describe('a move', () => {
  test('leads forward by seconds, from the time of the shop', () => {
    expect(decideMove(still, { forwardSeconds: 60 })).toEqual({
      ...{ aheadMs: HOUR + 60_000, formerMs: HOUR, since: at(NOTICE_MS) },
    });
  });

  test('leads to an instant', () => {
    expect(decideMove(still, { to: '2026-12-01T09:00:00Z' })).toMatchObject({ aheadMs: 48 * HOUR, formerMs: HOUR });
  });

  test('never leads back, not even to the real time', () => {
    expect(slugOf(() => decideMove(still, { to: realNow.toISOString() }))).toBe('test-clock.back');
    expect(slugOf(() => decideMove(still, { to: at(HOUR - 1).toISOString() }))).toBe('test-clock.back');
    expect(slugOf(() => decideMove(still, { to: at(HOUR).toISOString() }))).toBe('moved');
  });

  test('leads at most ten years ahead of the real time, in however many steps', () => {
    const far = { ...still, aheadMs: 3_649 * 24 * HOUR };
    expect(slugOf(() => decideMove(far, { forwardSeconds: 86_400 }))).toBe('moved');
    expect(slugOf(() => decideMove(far, { forwardSeconds: 2 * 86_400 }))).toBe('test-clock.too-far');
  });

  test('waits until the move before it holds', () => {
    expect(slugOf(() => decideMove({ ...still, since: at(1) }, { forwardSeconds: 1 }))).toBe('test-clock.moving');
  });
});

test('the clock shows the time of the shop, and a move that is under way', () => {
  expect(clockView(still, realNow)).toMatchObject({ now: at(HOUR).toISOString(), aheadSeconds: 3_600, move: null });
  expect(clockView({ aheadMs: 2 * HOUR, formerMs: HOUR, since: at(3_000) }, realNow)).toEqual({
    ...{ now: at(HOUR).toISOString(), realNow: realNow.toISOString(), aheadSeconds: 3_600 },
    move: { aheadSeconds: 7_200, holdsFrom: at(3_000).toISOString() },
  });
});
