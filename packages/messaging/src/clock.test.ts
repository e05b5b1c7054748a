import { expect, test } from '@jest/globals';
import { movableClock } from './database.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-29T09:00:00Z');

/** Returns a clock that follows a real time which the test moves. */
function clockAt() {
  let real = START;
  const clock = movableClock(() => real);
  return { clock, pass: (ms: number) => (real += ms), ahead: () => clock.now().getTime() - real };
}

test('the clock shows the real time until it is moved', () => {
  const { clock, pass } = clockAt();
  expect(clock.now()).toEqual(new Date(START));
  pass(1_000);
  expect(clock.now()).toEqual(new Date(START + 1_000));
});

test('a move holds from its instant on, half a second early', () => {
  const { clock, pass, ahead } = clockAt();
  clock.follow({ aheadMs: HOUR, formerMs: 0, since: new Date(START + 3_000) });
  expect(ahead()).toBe(0);
  pass(2_499);
  expect(ahead()).toBe(0);
  pass(1);
  expect(ahead()).toBe(HOUR);
});

test('a process that starts later follows a move that is over, and one that is under way', () => {
  const { clock, pass, ahead } = clockAt();
  clock.follow({ aheadMs: 5 * HOUR, formerMs: 2 * HOUR, since: new Date(START + 3_000) });
  expect(ahead()).toBe(2 * HOUR);
  pass(3_000);
  expect(ahead()).toBe(5 * HOUR);
});

test('the clock never goes back, whatever it is told', () => {
  const { clock, ahead } = clockAt();
  clock.follow({ aheadMs: HOUR, formerMs: 0, since: new Date(0) });
  clock.follow({ aheadMs: 0, formerMs: 0, since: new Date(0) });
  clock.follow({ aheadMs: -HOUR, formerMs: 0, since: new Date(0) });
  expect(ahead()).toBe(HOUR);
});
