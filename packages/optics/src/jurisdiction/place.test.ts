/** Whose law holds where, and that nobody's silence verifies by a rule that is not on file. */
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
])('%s is under %s', (country, law) => {
  expect(lawOf(country)).toBe(law);
});

test.each<[string, Omit<Place, 'country'>, Law[]]>([
  ['a state by its name', { region: 'California', postalCode: '' }, ['US-CA']],
  ['by its letters, in whatever case and with points', { region: 'o.k.', postalCode: '99999' }, ['US-OK']],
  ['by the ZIP code alone', { postalCode: '73106' }, ['US-OK']],
  ['by the ZIP code of nine digits', { region: '', postalCode: '92104-1234' }, ['US-CA']],
  ['by the ZIP code where the name says another', { region: 'Texas', postalCode: '90012' }, ['US-CA']],
  ['another state', { region: 'NJ', postalCode: '07101' }, ['US']],
  ['Austin, whose 733 lies among those of Oklahoma', { postalCode: '73301' }, ['US']],
  ['the forces in the Pacific, behind those of California', { postalCode: '96201' }, ['US']],
  ['nothing: it may be any of them', {}, ['US-CA', 'US-OK']],
  ['nothing that can be read', { region: '—', postalCode: 'QX9-77' }, ['US-CA', 'US-OK']],
])('in the US, %s', (_, place, laws) => {
  expect(lawsAt({ country: 'US', ...place })).toEqual(laws);
});

test('elsewhere neither region nor postal code matter', () => {
  expect(lawsAt({ country: 'DE', region: 'CA', postalCode: '90012' })).toEqual(['EU']);
  expect(lawsAt({ country: 'BR', postalCode: '73106' })).toEqual([undefined]);
});

test('silence verifies where the law says so, under each law that holds, and nowhere else', () => {
  const alone = Jurisdiction.options.filter((law) => silenceVerifiesUnder([law], '2026-11-22'));
  expect(alone).toEqual(['US', 'US-CA']);
  expect(silenceVerifiesUnder(['US', 'US-CA'], '2026-11-22')).toBe(true);
  expect(silenceVerifiesUnder(['US', 'US-OK'], '2026-11-22')).toBe(false);
  expect(silenceVerifiesUnder(['US', undefined], '2026-11-22')).toBe(false);
  expect(silenceVerifiesUnder(['US'], '2004-08-01')).toBe(false);
});

test('another label of the same lens may be supplied where each law says so: in the United States alone', () => {
  const alone = Jurisdiction.options.filter((law) => otherLabelPermittedUnder([law], '2026-11-22'));
  expect(alone).toEqual(['US', 'US-CA', 'US-OK']);
  expect(otherLabelPermittedUnder(['US', 'GB'], '2026-11-22')).toBe(false);
  expect(otherLabelPermittedUnder(['US', undefined], '2026-11-22')).toBe(false);
});
