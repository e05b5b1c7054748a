// Tests that a day is the day on the calendar of the place where the customer is, and not the day in UTC.
import { expect, test } from '@jest/globals';
import { countryCodes } from '@toric/contracts/iso/country';
import { daysAt, zonesAt } from './place-day.ts';

const NEW_YORK = { country: 'US', region: 'NY', postalCode: '10001' };

test.each([
  [
    '19:40 in New York is still the same day, although UTC has the next one',
    NEW_YORK,
    '2026-11-29T00:40:00Z',
    '2026-11-28',
  ],
  ['midnight in New York begins the next day', NEW_YORK, '2026-11-29T05:00:00Z', '2026-11-29'],
  ['summer time counts', NEW_YORK, '2026-07-01T04:00:00Z', '2026-07-01'],
  ['in Tokyo a day ends nine hours before UTC ends it', { country: 'JP' }, '2026-11-28T15:00:00Z', '2026-11-29'],
  ['in Berlin it ends one hour before', { country: 'DE' }, '2026-11-28T23:00:00Z', '2026-11-29'],
  ['in Hawaii it ends ten hours after', { country: 'US', postalCode: '96813' }, '2026-11-29T09:59:59Z', '2026-11-28'],
  [
    'on Tenerife it ends one hour after Madrid',
    { country: 'ES', postalCode: '38001' },
    '2026-11-28T23:30:00Z',
    '2026-11-28',
  ],
])('%s', (_, place, at, day) => {
  expect(daysAt(place, new Date(at))).toEqual({ first: day, last: day });
});

test.each([
  ['a ZIP code alone', { postalCode: '90012' }, ['America/Los_Angeles']],
  ['the name of a state', { region: 'New Jersey', postalCode: '' }, ['America/New_York']],
  [
    'a state that contradicts the ZIP code',
    { region: 'NY', postalCode: '90012' },
    ['America/New_York', 'America/Los_Angeles'],
  ],
  [
    'a ZIP area that a zone border crosses',
    { region: 'TX', postalCode: '79901' },
    ['America/Chicago', 'America/Denver'],
  ],
  ['the ZIP code of American Samoa, inside an area of Hawaii,', { postalCode: '96799' }, ['Pacific/Pago_Pago']],
  ['a ZIP area that Guam shares with Saipan', { postalCode: '96950' }, ['Pacific/Guam', 'Pacific/Saipan']],
  ['a ZIP area beside Columbus, Georgia,', { postalCode: '36867' }, ['America/Chicago', 'America/New_York']],
])('in the US, %s decides the zones', (_, place, zones) => {
  expect(zonesAt({ country: 'US', ...place })).toEqual(zones);
});

test('a place in the US that nobody can read may lie in any zone, so the earliest and the latest day both count', () => {
  const unread = { country: 'US', region: '—', postalCode: '' };
  expect(zonesAt(unread).length).toBeGreaterThan(20);
  expect(daysAt(unread, new Date('2026-11-29T05:30:00Z'))).toEqual({ first: '2026-11-28', last: '2026-11-29' });
});

test('every country of ISO 3166-1 has a day, also an uninhabited one', () => {
  for (const country of countryCodes()) {
    const { first, last } = daysAt({ country }, new Date('2026-11-28T12:00:00Z'));
    expect([first, last]).toEqual([
      expect.stringMatching(/^2026-11-2[789]$/),
      expect.stringMatching(/^2026-11-2[89]$/),
    ]);
  }
});
