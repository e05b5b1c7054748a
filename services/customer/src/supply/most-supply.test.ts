// Tests how many lenses may be supplied on a prescription.
import { expect, test } from '@jest/globals';
import { fromDayNumber, toDayNumber } from '@toric/optics/calendar-day';
import { daysIn, daysOnHand, exceedsMostSupply as exceeds, type OrderedLine, type Supply } from './most-supply.ts';

const line = (quantity: number, boxDays = 180) => ({
  ...{ eye: 'right', prescriptionId: 'p', lensId: 'l' },
  ...{ quantity, boxDays },
});
const on = (law: 'US' | 'US-CA', expiresOn: string, today = '2026-11-28') => ({
  ...{ laws: [law], today, expiresOn },
  issuedOn: '2026-01-15',
  mostDays: 365,
});
const exceedsMostSupply = (lines: readonly OrderedLine[], rules: ReturnType<typeof on>, earlier: Supply[] = []) =>
  exceeds(lines, earlier, rules);
const supply = (days: number, suppliedOn = '2026-11-28', change: Partial<Supply> = {}): Supply => ({
  ...{ customerId: 'c', eye: 'right', prescriptionId: 'p', lensId: 'l', orderId: null },
  ...{ days, suppliedOn, ...change },
});

test('twenty boxes of six monthlies on a prescription that ends tomorrow are too many, everywhere', () => {
  for (const law of ['US', 'US-CA'] as const) expect(exceedsMostSupply([line(20)], on(law, '2026-11-29'))).toBe(true);
});

test('California permits what lasts until the prescription ends, rounded up to whole boxes', () => {
  const tomorrow = on('US-CA', '2026-11-29');
  expect(exceedsMostSupply([line(1)], tomorrow)).toBe(false);
  expect(exceedsMostSupply([line(2)], tomorrow)).toBe(true);
  const inAYear = on('US-CA', '2027-11-28');
  expect(exceedsMostSupply([line(3)], inAYear)).toBe(false);
  expect(exceedsMostSupply([line(4)], inAYear)).toBe(true);
});

test('where no law names a limit, a year of lenses may be supplied until the last day', () => {
  const today = on('US', '2026-11-28');
  expect(exceedsMostSupply([line(3)], today)).toBe(false);
  expect(exceedsMostSupply([line(4)], today)).toBe(true);
  expect(exceedsMostSupply([line(4, 90)], today)).toBe(false);
  expect(exceedsMostSupply([line(5), line(2)], on('US', '2029-11-28'))).toBe(false);
});

test('lines of one eye count together, and a line that does not tell its days does not count', () => {
  expect(exceedsMostSupply([line(2), line(2)], on('US', '2026-11-28'))).toBe(true);
  expect(exceedsMostSupply([{ ...line(20), boxDays: undefined }], on('US', '2026-11-28'))).toBe(false);
});

test('earlier supplies count until they are worn', () => {
  const inTwoYears = (today: string) => on('US', '2027-01-15', today);
  const threeBoxes = [supply(540)];
  expect(exceedsMostSupply([line(1)], inTwoYears('2026-11-28'), threeBoxes)).toBe(true);
  // a supply of 540 days on 28 November 2026 leaves 365 days on 22 May 2027, and 364 on the next day
  const later = (today: string) => on('US', '2027-11-15', today);
  expect(exceedsMostSupply([line(1)], later('2027-05-22'), threeBoxes)).toBe(true);
  expect(exceedsMostSupply([line(1)], later('2027-05-23'), threeBoxes)).toBe(false);
});

test('lenses are worn one after the other, and a pause between two supplies is not worn twice', () => {
  expect(daysOnHand([supply(90, '2026-01-01'), supply(90, '2026-01-01')], '2026-04-01')).toBe(90);
  expect(daysOnHand([supply(90, '2026-11-01'), supply(10, '2026-01-01')], '2026-11-11')).toBe(80);
  expect(daysOnHand([], '2026-11-11')).toBe(0);
});

test('a law counts the same prescription and the same lens, and the shop every prescription since the day of issue', () => {
  const elsewhere = (change: Partial<Supply>) =>
    supply(540, '2026-11-28', { prescriptionId: 'q', lensId: 'm', ...change });
  const california = on('US-CA', '2026-12-31');
  expect(exceedsMostSupply([line(1, 30)], california, [supply(90)])).toBe(true);
  expect(exceedsMostSupply([line(1, 30)], california, [supply(90, '2026-11-28', { prescriptionId: 'q' })])).toBe(true);
  expect(
    exceedsMostSupply([line(1, 30)], california, [supply(90, '2026-11-28', { prescriptionId: 'q', lensId: 'm' })]),
  ).toBe(false);
  expect(exceedsMostSupply([line(1, 30)], on('US', '2027-01-15'), [elsewhere({})])).toBe(true);
  const beforeIssue = { suppliedOn: '2026-01-14', days: 2_000 };
  expect(exceedsMostSupply([line(1, 30)], on('US', '2027-01-15'), [elsewhere(beforeIssue)])).toBe(false);
  expect(exceedsMostSupply([line(1, 30)], on('US', '2027-01-15'), [elsewhere({ ...beforeIssue, lensId: 'l' })])).toBe(
    true,
  );
});

/** Returns a generator of whole numbers below a bound. The same seed gives the same numbers. */
function numbersFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('in random sequences of orders, cancellations and days, nobody ever has more than the limit and one box', () => {
  const START = toDayNumber('2026-01-15');
  const END = toDayNumber('2027-01-15');
  for (let seed = 1; seed <= 300; seed++) {
    const random = numbersFrom(seed);
    const law = random(2) === 0 ? 'US' : 'US-CA';
    let supplies: Supply[] = [];
    for (let day = START; day <= END; day += random(40)) {
      const today = fromDayNumber(day);
      const lines = Array.from({ length: 1 + random(3) }, () => line(1 + random(4), [30, 90, 180][random(3)]));
      const rules = on(law, fromDayNumber(END), today);
      if (random(5) === 0) supplies = supplies.filter(() => random(2) === 0);
      if (exceedsMostSupply(lines, rules, supplies)) continue;
      const days = lines.reduce((sum, one) => sum + daysIn(one), 0);
      supplies.push(supply(days, today));
      // In this check, the wearer opens one day of lenses on each day, and `left` counts the days of lenses that are
      // left.
      let left = 0;
      for (let past = START; past <= day; past++) {
        left = Math.max(0, left - 1);
        left += supplies
          .filter(({ suppliedOn }) => suppliedOn === fromDayNumber(past))
          .reduce((sum, one) => sum + one.days, 0);
      }
      const most = law === 'US-CA' ? END - day + 1 : 365;
      const smallest = Math.min(...lines.map(({ boxDays }) => boxDays));
      expect(left - smallest).toBeLessThan(most);
    }
  }
});
