// Tests what becomes of returned boxes: single rules, and a million random lives of boxes.
import { describe, expect, test } from '@jest/globals';
import { type BoxState, BoxState as States, CountedReason } from '@toric/contracts/returned/returned';
import { addDays, fromDayNumber, toDayNumber } from '@toric/optics/calendar-day';
import { fateOf, type LotNow, unsaleable } from './box-fate.ts';

const shelf = { today: '2026-11-10', leastDays: 365 };
const lot: LotNow = { expiresOn: '2029-06-30', quarantined: false, recalled: false, shipped: 2, back: 0 };
const box = { state: 'sealed' as const, reason: 'changed-mind' as const };

describe('a box', () => {
  test('goes back into its lot if it is sealed, in date and not recalled', () => {
    expect(fateOf(box, lot, shelf)).toEqual({ disposition: 'restocked', rule: 'sealed-and-good' });
    const last = { ...lot, expiresOn: addDays(shelf.today, 365) };
    expect(fateOf(box, last, shelf).disposition).toBe('restocked');
    expect(fateOf(box, { ...last, expiresOn: addDays(shelf.today, 364) }, shelf).rule).toBe('short-shelf-life');
  });

  test.each(['opened-unworn', 'worn', 'damaged'] as const)('that is %s is thrown away', (state) => {
    expect(fateOf({ ...box, state }, lot, shelf)).toEqual({ disposition: 'scrapped', rule: 'opened' });
  });

  test.each([
    ['recalled', { recalled: true }, {}],
    ['recalled', {}, { reason: 'recall' }],
    ['kept-for-maker', {}, { reason: 'defective', state: 'worn' }],
    ['lot-aside', { quarantined: true }, {}],
  ] as const)('is set aside by the rule %s', (rule, change, of) => {
    expect(fateOf({ ...box, ...of }, { ...lot, ...change }, shelf)).toEqual({ disposition: 'quarantined', rule });
  });

  test('of another order, or one more than was sent, is not ours', () => {
    expect(fateOf(box, undefined, shelf).rule).toBe('not-shipped');
    expect(fateOf(box, { ...lot, back: 2 }, shelf)).toEqual({ disposition: 'not-ours', rule: 'back-already' });
  });

  test('that is set aside is sold by hand only if it is sealed, in date and not recalled', () => {
    expect(unsaleable(box, lot, shelf)).toBeUndefined();
    expect(unsaleable({ ...box, state: 'worn' }, lot, shelf)).toBe('opened');
    expect(unsaleable(box, { ...lot, recalled: true, quarantined: true }, shelf)).toBe('recalled');
    expect(unsaleable(box, undefined, shelf)).toBe('not-shipped');
  });

  test('that came back because of a recall is sold by nobody, also if its lot does not know of the recall', () => {
    expect(unsaleable({ ...box, reason: 'recall' }, lot, shelf)).toBe('recalled');
    expect(unsaleable({ ...box, reason: 'defective' }, lot, shelf)).toBeUndefined();
  });
});

/** Returns a generator of random numbers (mulberry32), so that a failed life can be repeated. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const WORSE: readonly BoxState[] = States.options;
const FIRST_DAY = toDayNumber('2026-01-01');
const DAYS = Array.from({ length: 1_600 }, (_, n) => fromDayNumber(FIRST_DAY + n));
const dayAt = (n: number) => DAYS[Math.min(n, DAYS.length - 1)] ?? '';

test('in a million random lives, no box is sold again that is opened, expired or recalled', () => {
  const random = randomOf(28);
  const reasons = CountedReason.options;
  let soldAgain = 0;
  const wrong: string[] = [];
  for (let life = 0; life < 1_000_000; life += 1) {
    const expiresOn = dayAt(200 + random(1_200));
    let [now, state, quarantined, recalled, shipped, back] = [random(100), 0, false, false, 1, 0];
    let place: 'customer' | 'shelf' | 'aside' | 'gone' = 'customer';
    for (let step = 0; step < 6 && place !== 'gone'; step += 1) {
      now += random(200);
      const today = dayAt(now);
      const happens = random(8);
      if (happens === 0) [recalled, quarantined] = [true, true];
      if (happens === 1) quarantined = true;
      if (happens === 2 && !recalled) quarantined = false;
      if (place === 'customer') {
        state = Math.max(state, random(4) === 0 ? random(4) : 0);
        const found = { state: WORSE[state] ?? 'sealed', reason: reasons[random(reasons.length)] };
        const facts = { expiresOn, quarantined, recalled, shipped, back };
        const { disposition } = fateOf(found, facts, { today, leastDays: 365 });
        back += disposition === 'not-ours' ? 0 : 1;
        place = disposition === 'restocked' ? 'shelf' : disposition === 'quarantined' ? 'aside' : 'gone';
      } else if (place === 'aside') {
        const facts = { expiresOn, quarantined, recalled };
        const found = { state: WORSE[state] ?? 'sealed', reason: undefined };
        if (!unsaleable(found, facts, { today, leastDays: 365 })) place = 'shelf';
      } else if (!quarantined && expiresOn >= today) {
        // the box is on the shelf, so an order gets it, like any box of its lot
        soldAgain += 1;
        if (state !== 0 || recalled) wrong.push(`life ${life}: ${WORSE[state]}, recalled ${recalled}`);
        [place, shipped] = ['customer', shipped + 1];
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(soldAgain).toBeGreaterThan(50_000);
}, 60_000);
