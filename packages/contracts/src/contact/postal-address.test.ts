// Tests which postal codes fit which country, and that the table covers every country of ISO 3166-1.
import { describe, expect, test } from '@jest/globals';
import { countryCodes } from '../iso/country.ts';
import { postalCodeProblem } from '../iso/postal-code.ts';
import { BusinessError } from '../kernel/business-error.ts';
import { assertPostalCode, placeFault } from './postal-address.ts';

const PLACES_WITHOUT = ['HK', 'AE', 'QA', 'MO', 'AO', 'FJ', 'UG'];

test.each(PLACES_WITHOUT)('an address in %s needs no postal code, and one there is refused', (country) => {
  expect(postalCodeProblem(country, undefined)).toBeUndefined();
  expect(postalCodeProblem(country, '00000')).toEqual({ kind: 'none-there' });
});

test.each([
  ['US', '07101'],
  ['US', '07101-1234'],
  ['GB', 'EC1A 1BB'],
  ['GB', 'm4 5jd'],
  ['GB', 'GIR 0AA'],
  ['GB', 'BFPO 57'],
  ['CA', 'K1A 0B1'],
  ['DE', '10115'],
  ['DE', 'D-10115'],
  ['LU', 'L-1234'],
  ['LV', 'LV-1010'],
  ['NL', '1012JS'],
  ['PL', '00-950'],
  ['PT', '1000-001'],
  ['SE', '111 22'],
  ['SE', 'SE-111 22'],
  ['JP', '100-0001'],
  ['JP', '１００－０００１'], // a Japanese keyboard writes full-width digits
  ['KR', '04524'],
  ['CN', '200001'],
  ['TW', '106'],
  ['IE', 'D02 AF30'],
  ['BR', '01310-100'],
  ['AR', 'C1420'],
  ['PE', 'LIMA 12'],
  ['MT', 'VLT 1117'],
  ['AI', 'AI-2640'],
  ['GI', 'GX11 1AA'],
  ['PR', '00901'],
])('in %s, %s is a postal code', (country, postalCode) => {
  expect(postalCodeProblem(country, postalCode)).toBeUndefined();
});

test.each([
  ['US', '7101'],
  ['US', 'M4 5JD'],
  ['US', '071011'],
  ['GB', '07101'],
  ['DE', '1011'],
  ['DE', 'X-10115'],
  ['CA', '12345'],
  ['NL', '1012'],
  ['JP', '100-001'],
  ['AI', 'XI-2640'],
  ['AI', 'AI-2641'],
  ['CN', '—'],
])('in %s, %s is none', (country, postalCode) => {
  expect(postalCodeProblem(country, postalCode)).toMatchObject({ kind: 'wrong' });
});

test('where the post delivers by the postal code, an address without one is refused, and elsewhere it may be left out', () => {
  expect(postalCodeProblem('US', undefined)).toEqual({ kind: 'needed', forms: ['00000', '00000-0000'] });
  expect(postalCodeProblem('DE', undefined)).toMatchObject({ kind: 'needed' });
  for (const country of ['IE', 'CL', 'TH', 'EG']) expect(postalCodeProblem(country, undefined)).toBeUndefined();
});

describe('the table', () => {
  // Lists the countries without a settled form of postal codes. Some are introducing codes, such as Ghana and Trinidad.
  // Antarctica has the codes of the states with stations there.
  const UNSETTLED = ['AQ', 'GH', 'JM', 'KP', 'LC', 'LY', 'MS', 'PA', 'PS', 'SS', 'TL', 'TT'];

  test('says of every country what holds there, but for those whose post is introducing codes', () => {
    const open = countryCodes().filter(
      (country) =>
        ['00000', undefined].every((code) => !postalCodeProblem(country, code)) && !postalCodeProblem(country, '?'),
    );
    expect(open).toEqual(UNSETTLED);
  });
});

test.each([
  ['US', 'NY', '07101', 'region', 'NJ'],
  ['US', 'Montana', '07101-1234', 'region', 'NJ'],
  ['US', 'OR', 'US-97635', undefined, ''],
  ['US', 'CA', '97635', undefined, ''],
  ['US', 'WA', '97635', 'region', 'CA, OR'],
  ['US', 'new jersey', '０７１０１', undefined, ''],
  ['US', 'N.J.', '07101', undefined, ''],
  ['US', 'CT', '06390', 'region', 'NY'],
  ['US', undefined, '07101', undefined, ''],
  ['US', 'MT', '00100', 'postalCode', 'no place'],
  ['CA', 'Québec', 'H3Z 2Y7', undefined, ''],
  ['CA', 'AB', 'H3Z 2Y7', 'region', 'QC'],
  ['DE', 'Bayern', '10115', undefined, ''],
])('in %s, the region %s beside %s: %s is to be corrected (%s)', (country, region, postalCode, field, words) => {
  const fault = placeFault({ country, region, postalCode });
  expect([fault?.field, fault?.detail.en ?? '']).toEqual([field, expect.stringContaining(words)]);
});

test('the refusal names the field and the form, in both languages', () => {
  const refused = (() => {
    try {
      assertPostalCode({ country: 'GB', postalCode: '07101' }, '/address');
    } catch (error) {
      return error;
    }
    return undefined;
  })();
  if (!(refused instanceof BusinessError)) throw new Error('it was not refused');
  expect(refused.slug).toBe('address.postal-code');
  expect(refused.errors).toEqual([
    {
      pointer: '/address/postalCode',
      detail: { en: expect.stringContaining('A00 0AA'), zh: expect.stringContaining('A00 0AA') },
    },
  ]);
  expect(() => assertPostalCode({ country: 'HK' })).not.toThrow();
});
