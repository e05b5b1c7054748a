// Tests how many lenses may be supplied on a prescription.
import { expect, test } from '@jest/globals';
import { exceedsMostSupply } from './most-supply.ts';

const line = (quantity: number, boxDays = 180) => ({ eye: 'right', prescriptionId: 'p', quantity, boxDays });
const on = (law: 'US' | 'US-CA', expiresOn: string) => ({ laws: [law], today: '2026-11-28', expiresOn });

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
