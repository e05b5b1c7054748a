import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createBurst, type KeyEvent } from './burst.ts';

const CODE = ']d20100827812345674';
const SCANNER_MS = 20;

let pressed: string;
let scanned: string[];
let waiting: boolean;
let burst: ReturnType<typeof createBurst<KeyEvent>>;
let stopped: string;

beforeEach(() => {
  jest.useFakeTimers();
  [pressed, scanned, waiting, stopped] = ['', [], false, ''];
  burst = createBurst<KeyEvent>({
    press: ({ key }) => (pressed += key),
    give: (code) => scanned.push(code),
    hasKeysWaiting: () => waiting,
  });
});
afterEach(() => {
  jest.useRealTimers();
});

const keyAt = (key: string, timeStamp: number, shiftKey = false): KeyEvent => ({
  ...{ key, timeStamp, shiftKey, stopPropagation: () => undefined },
  preventDefault: () => void (stopped += key),
});

/** Handles keys that were pressed one after the other. The page needs `busyMs` before each of them. */
function type(code: string, { end = 'Enter', from = 1_000, busyMs = 0, gapMs = SCANNER_MS } = {}): boolean {
  for (const [at, sign] of code.split('').entries()) {
    jest.advanceTimersByTime(busyMs);
    burst.hold(keyAt(sign, from + at * gapMs));
  }
  jest.advanceTimersByTime(busyMs);
  return burst.endsWith(keyAt(end, from + code.length * gapMs));
}

test.each(['Enter', 'Tab'])('fast characters and %s are a scan, and press no keys', (end) => {
  expect(type(CODE, { end })).toBe(true);
  jest.advanceTimersByTime(5_000);
  expect({ scanned, pressed }).toEqual({ scanned: [CODE], pressed: '' });
  expect(stopped).toContain(end);
});

test('a page that handles each key late keeps the scan whole', () => {
  // the first character is pressed as a key, because no key was queued for 45 ms
  expect(type(CODE, { busyMs: 400 })).toBe(true);
  expect(scanned).toEqual([CODE]);
  expect(pressed.length).toBeLessThanOrEqual(2);
});

test('a page that knows of queued keys presses none of them', () => {
  waiting = true;
  expect(type(CODE, { busyMs: 400 })).toBe(true);
  expect({ scanned, pressed }).toEqual({ scanned: [CODE], pressed: '' });
});

test('fifty scans that are handled late are fifty scans', () => {
  for (let box = 0; box < 50; box += 1)
    type(`${CODE}10LOT${box}`, { busyMs: (box * 37) % 500, from: 1_000 + box * 1_000 });
  expect(scanned).toEqual(Array.from({ length: 50 }, (_, box) => `${CODE}10LOT${box}`));
});

test('a wireless scanner may pause after the third character', () => {
  for (const [at, sign] of '0100'.split('').entries()) burst.hold(keyAt(sign, at * SCANNER_MS));
  burst.hold(keyAt('8', 320));
  expect(burst.endsWith(keyAt('Enter', 340))).toBe(true);
  expect(scanned).toEqual(['01008']);
});

test('what a person types presses keys, each once and in order', () => {
  for (const [at, sign] of 'jjkx'.split('').entries()) {
    burst.hold(keyAt(sign, 1_000 + at * 90));
    jest.advanceTimersByTime(90);
  }
  expect(burst.endsWith(keyAt('Enter', 1_400))).toBe(false);
  expect({ scanned, pressed }).toEqual({ scanned: [], pressed: 'jjkx' });
});

test('keys of a person that a busy page handles at once press keys', () => {
  for (const [at, sign] of 'jjkx'.split('').entries()) burst.hold(keyAt(sign, 1_000 + at * 90));
  jest.advanceTimersByTime(100);
  expect({ scanned, pressed }).toEqual({ scanned: [], pressed: 'jjkx' });
});

test('a scan that broke off is forgotten, and the next one is whole', () => {
  for (const [at, sign] of '01008'.split('').entries()) burst.hold(keyAt(sign, at * SCANNER_MS));
  expect(burst.endsWith(keyAt('Enter', 2_000))).toBe(false);
  expect(type(CODE, { from: 3_000 })).toBe(true);
  expect({ scanned, pressed }).toEqual({ scanned: [CODE], pressed: '' });
});

test('two fast characters and Enter are no scan, and Shift with Tab ends none', () => {
  expect(type('ok')).toBe(false);
  type('0100', { end: '', from: 3_000 });
  expect(burst.endsWith(keyAt('Tab', 3_090, true))).toBe(false);
});

test('only a key that follows at once belongs to the characters before it', () => {
  burst.hold(keyAt('0', 1_000));
  expect([burst.continues(keyAt(' ', 1_020)), burst.continues(keyAt(' ', 1_100))]).toEqual([true, false]);
});
