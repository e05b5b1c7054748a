// Tests which law applies at a place, and that a prescriber's silence never verifies where no such rule is on file.
import { expect, test } from '@jest/globals';
import { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { type Law, lawOf, lawsAt, otherLabelPermittedUnder, type Place, silenceVerifiesUnder } from './place.ts';

test.each<[string, Law]>([
  ['US', 'US'],
  ['GB', 'GB'],
  ['DE', 'EU'],
  ['IE', 'EU'],
  ['CH', undefined],
  ['JP', 'JP'],
  ['AU', undefined],
])('the law of %s is %s', (country, law) => {
  expect(lawOf(country)).toBe(law);
});

test.each<[string, Omit<Place, 'country'>, Law[]]>([
  ['the name of a state', { region: 'California', postalCode: '' }, ['US-CA']],
  ['its abbreviation, in any case and with points', { region: 'o.k.', postalCode: '99999' }, ['US-OK']],
  ['a ZIP code alone', { postalCode: '73106' }, ['US-OK']],
  ['a ZIP code of nine digits', { region: '', postalCode: '92104-1234' }, ['US-CA']],
  ['the ZIP code, if the name says another state', { region: 'Texas', postalCode: '90012' }, ['US-CA']],
  ['another state', { region: 'NJ', postalCode: '07101' }, ['US']],
  ['ZIP area 733 of Austin, which lies between areas of Oklahoma', { postalCode: '73301' }, ['US']],
  ['ZIP area 962 of the forces in the Pacific, which follows the areas of California', { postalCode: '96201' }, ['US']],
  ['an empty address, which may be in any state,', {}, ['US-CA', 'US-OK']],
  ['an unreadable address', { region: '—', postalCode: 'QX9-77' }, ['US-CA', 'US-OK']],
])('in the US, %s decides the laws', (_, place, laws) => {
  expect(lawsAt({ country: 'US', ...place })).toEqual(laws);
});

test('outside the US, region and postal code do not matter', () => {
  expect(lawsAt({ country: 'DE', region: 'CA', postalCode: '90012' })).toEqual(['EU']);
  expect(lawsAt({ country: 'BR', postalCode: '73106' })).toEqual([undefined]);
});

test('silence verifies only if each law that applies says so', () => {
  const alone = Jurisdiction.options.filter((law) => silenceVerifiesUnder([law], '2026-11-22'));
  expect(alone).toEqual(['US', 'US-CA']);
  expect(silenceVerifiesUnder(['US', 'US-CA'], '2026-11-22')).toBe(true);
  expect(silenceVerifiesUnder(['US', 'US-OK'], '2026-11-22')).toBe(false);
  expect(silenceVerifiesUnder(['US', undefined], '2026-11-22')).toBe(false);
  expect(silenceVerifiesUnder(['US'], '2004-08-01')).toBe(false);
});

test('another label of the same lens may be supplied only if each law permits it: today only in the United States', () => {
  const alone = Jurisdiction.options.filter((law) => otherLabelPermittedUnder([law], '2026-11-22'));
  expect(alone).toEqual(['US', 'US-CA', 'US-OK']);
  expect(otherLabelPermittedUnder(['US', 'GB'], '2026-11-22')).toBe(false);
  expect(otherLabelPermittedUnder(['US', undefined], '2026-11-22')).toBe(false);
});
