// Tests whether the clock of a time zone is the clock of an address.
import { expect, test } from '@jest/globals';
import { clocksAt, zoneFits } from './zone-fit.ts';

const IN_2026 = '2026-07-01';
const fits = (country: string, address: string | undefined, timeZone: string) =>
  zoneFits({ country, address }, timeZone, IN_2026);

test.each([
  ['US', '1 Lens Street, Springfield, IL 62701', 'America/Chicago'],
  ['US', '1 Lens Street, Springfield, IL 62701', 'America/Matamoros'], // Matamoros in Mexico has the clock of Illinois
  ['US', '9 Elm Road, Detroit MI 48201-1234, USA', 'America/Detroit'],
  ['US', '9 Elm Road\nEl Paso, Texas 79901', 'America/Denver'],
  ['US', '9 Elm Road, Amarillo, TX', 'America/Chicago'],
  ['US', '4 Mesa Way, Phoenix, Arizona', 'America/Phoenix'],
  ['US', 'Calle Luna 3, San Juan, PR 00901', 'America/Puerto_Rico'],
  ['US', 'CMR 415, APO AE 09114', 'Europe/Berlin'], // a military address may be anywhere
  ['US', 'the practice beside the station', 'Pacific/Honolulu'],
  ['US', undefined, 'America/New_York'],
  ['GB', '2 High Street, London', 'Europe/London'],
  ['CN', undefined, 'Asia/Shanghai'],
  ['IN', undefined, 'Asia/Kolkata'], // ICU lists this zone as Asia/Calcutta
  ['XK', undefined, 'Asia/Tokyo'], // ICU lists no zone of Kosovo, so any zone fits
])('in %s, the address %j has the clock of %s', (country, address, zone) => {
  expect(fits(country, address, zone)).toBe(true);
});

test.each([
  ['US', '1 Lens Street, Springfield, IL 62701', 'America/New_York'],
  ['US', '350 Fifth Avenue, New York, NY 10118', 'America/Los_Angeles'],
  ['US', '4 Mesa Way, Phoenix, AZ 85001', 'America/Los_Angeles'], // the two clocks are equal in summer only
  ['US', '4 Mesa Way, Phoenix, AZ 85001', 'America/New_York'],
  ['US', 'the practice beside the station', 'Europe/London'],
  ['US', undefined, 'Asia/Tokyo'],
  ['GB', '2 High Street, London', 'America/New_York'],
  ['CN', undefined, 'Asia/Tokyo'],
])('in %s, the address %j has not the clock of %s', (country, address, zone) => {
  expect(fits(country, address, zone)).toBe(false);
});

test('the last state in an address decides, because streets have names of states', () => {
  expect(fits('US', '12 Washington Avenue, Albany, NY 12207', 'America/New_York')).toBe(true);
  expect(fits('US', '12 Washington Avenue, Albany, NY 12207', 'America/Los_Angeles')).toBe(false);
  expect(fits('US', '7 Oregon Road', 'America/New_York')).toBe(true);
  expect(fits('US', '7 Elm Road, Suite CA4', 'America/New_York')).toBe(true);
});

test('clocksAt names the zones of the address', () => {
  expect(clocksAt({ country: 'US', address: 'Springfield, IL 62701' })).toEqual(['America/Chicago']);
  expect(clocksAt({ country: 'GB' })).toEqual(['Europe/London']);
});
