import { expect, test } from '@jest/globals';
import { waitSeconds } from './wait-for-order.ts';

test.each([
  ['wait=10', 10],
  ['respond-async, wait=5', 5],
  ['wait=9000', 30],
  ['wait=0', 0],
  ['wait=-3', 0],
  ['await=7', 0],
  ['wait=1e3', 0],
  [undefined, 0],
])('the header Prefer: %s waits %i seconds', (prefer, seconds) => {
  expect(waitSeconds(prefer)).toBe(seconds);
});
