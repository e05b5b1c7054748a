import { expect, test } from '@jest/globals';
import { addDays, toDayNumber, weekdayOf } from '@toric/optics/calendar-day';
import fc from 'fast-check';
import { keptRule, promiseOf, type PromiseRule } from './promise.ts';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const rule: PromiseRule = {
  ...{ timeZone: 'America/New_York', cutOff: '15:00', packing: WEEK, delivering: [...WEEK, 'saturday'] },
  ...{ holidays: ['2026-11-26', '2026-12-25'], minDays: 1, maxDays: 3 },
};
const promised = (at: string, change: Partial<PromiseRule> = {}) => promiseOf({ ...rule, ...change }, new Date(at));

test('an order before the cut-off is packed on the same day, by the clock of the warehouse', () => {
  // these orders are placed on Monday 30 November 2026, at 14:59 and at 15:00 in New York
  expect(promised('2026-11-30T19:59:59Z')).toEqual({
    ...{ packedOn: '2026-11-30', earliestOn: '2026-12-01', promisedOn: '2026-12-03' },
  });
  expect(promised('2026-11-30T20:00:00Z')).toEqual({
    ...{ packedOn: '2026-12-01', earliestOn: '2026-12-02', promisedOn: '2026-12-04' },
  });
});

test('the night of the warehouse decides, and not that of UTC', () => {
  // at this instant it is 1 December in UTC, still Monday evening in New York, and Tuesday already in Shanghai
  expect(promised('2026-12-01T03:30:00Z', { cutOff: '24:00' })?.packedOn).toBe('2026-11-30');
  expect(promised('2026-12-01T05:00:00Z', { cutOff: '24:00' })?.packedOn).toBe('2026-12-01');
  expect(promised('2026-11-30T16:30:00Z', { timeZone: 'Asia/Shanghai', cutOff: '24:00' })?.packedOn).toBe('2026-12-01');
});

test('a cut-off at midnight leaves nothing for the same day', () => {
  expect(promised('2026-11-30T05:00:00Z', { cutOff: '00:00' })?.packedOn).toBe('2026-12-01');
});

test('holidays and days off are neither packed nor counted', () => {
  // the order comes on Wednesday after the cut-off; Thursday is Thanksgiving, so it is packed on Friday; Saturday,
  // Monday and Tuesday count for the carrier
  expect(promised('2026-11-25T21:00:00Z')).toEqual({
    ...{ packedOn: '2026-11-27', earliestOn: '2026-11-28', promisedOn: '2026-12-01' },
  });
  expect(promised('2026-11-28T12:00:00Z', { minDays: 0, maxDays: 0 })?.promisedOn).toBe('2026-11-30');
});

test('the days on which the clocks change move nothing', () => {
  // on 8 March 2026 the time 02:30 does not exist in New York, and on 1 November 2026 the time 01:30 exists twice
  const sunday = { packing: ['sunday', ...WEEK], cutOff: '02:30' } as const;
  expect(promised('2026-03-08T06:59:00Z', sunday)?.packedOn).toBe('2026-03-08');
  expect(promised('2026-03-08T07:00:00Z', sunday)?.packedOn).toBe('2026-03-09');
  const autumn = { ...sunday, cutOff: '01:30' };
  expect(promised('2026-11-01T05:29:00Z', autumn)?.packedOn).toBe('2026-11-01');
  expect(promised('2026-11-01T05:30:00Z', autumn)?.packedOn).toBe('2026-11-02');
  expect(promised('2026-11-01T06:30:00Z', autumn)?.packedOn).toBe('2026-11-02');
});

test('a calendar without an open day, and an unknown zone, promise nothing', () => {
  const closed = Array.from({ length: 800 }, (_, at) => addDays('2026-11-29', at));
  expect(promised('2026-11-30T12:00:00Z', { holidays: closed })).toBeUndefined();
  expect(promised('2026-11-30T12:00:00Z', { timeZone: 'Nowhere/At_All' })).toBeUndefined();
});

const weekdays = fc.uniqueArray(fc.constantFrom(...(['sunday', ...WEEK, 'saturday'] as const)), { minLength: 1 });
const rules = fc.record({
  timeZone: fc.constantFrom('America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC'),
  cutOff: fc.constantFrom('00:00', '12:00', '15:30', '24:00'),
  packing: weekdays,
  delivering: weekdays,
  holidays: fc.array(
    fc.integer({ min: 0, max: 60 }).map((at) => addDays('2026-10-20', at)),
    { maxLength: 12 },
  ),
  minDays: fc.integer({ min: 0, max: 4 }),
  more: fc.integer({ min: 0, max: 6 }),
});
const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

test('a promise is on an open day, after its packing, and a later order is never promised an earlier day', () => {
  fc.assert(
    fc.property(
      rules,
      fc.integer({ min: 0, max: 40 * 1_440 }),
      fc.integer({ min: 0, max: 3_000 }),
      (one, minute, later) => {
        const { more, ...rest } = one;
        const own = { ...rest, maxDays: one.minDays + more };
        const at = (minutes: number) => new Date(Date.UTC(2026, 9, 20) + minutes * 60_000);
        const first = promiseOf(own, at(minute));
        const second = promiseOf(own, at(minute + later));
        if (!first || !second) throw new Error('each calendar has open days');
        expect(first.packedOn <= first.earliestOn && first.earliestOn <= first.promisedOn).toBe(true);
        expect(first.promisedOn <= second.promisedOn).toBe(true);
        for (const day of [first.earliestOn, first.promisedOn]) {
          expect(own.holidays).not.toContain(day);
          expect(own.delivering).toContain(NAMES[weekdayOf(toDayNumber(day))]);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a kept rule holds the holidays of its time only, and promises the same', () => {
  const kept = keptRule(
    { ...rule, holidays: ['2020-01-01', ...rule.holidays, '2030-01-01'] },
    '2026-11-20',
    '2027-05-20',
  );
  expect(kept.holidays).toEqual(rule.holidays);
  expect(promiseOf(kept, new Date('2026-11-25T21:00:00Z'))).toEqual(promised('2026-11-25T21:00:00Z'));
});
