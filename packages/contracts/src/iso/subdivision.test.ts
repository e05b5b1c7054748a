import { expect, test } from '@jest/globals';
import { postalKey } from './postal-code.ts';
import { regionAt, regionKey } from './subdivision.ts';
import { US_STATES, usStateCodesAt } from './us-states.ts';

test('a state is the same by its letters and by its name, and other regions by capitals', () => {
  expect(['New Jersey', ' nj ', 'N.J.'].map((region) => regionKey('US', region))).toEqual(['NJ', 'NJ', 'NJ']);
  expect(['quebec', 'Québec', 'B.C.', 'Île-du-Prince-Édouard'].map((region) => regionKey('CA', region))).toEqual([
    ...['QC', 'QC', 'BC', 'PE'],
  ]);
  expect([regionKey('DE', 'Bayern'), regionKey('DE', undefined)]).toEqual(['BAYERN', '']);
});

test('a postal code is the same with and without spaces, dashes and the letters of the country', () => {
  expect([postalKey('GB', 'sw1a 1aa'), postalKey('US', '07101-1234'), postalKey('US', null)]).toEqual([
    ...['SW1A1AA', '071011234', ''],
  ]);
  expect([postalKey('US', 'US-07101'), postalKey('DE', 'D-10115'), postalKey('GB', 'GB1 1AA')]).toEqual([
    ...['07101', '10115', 'GB11AA'],
  ]);
});

test('the postal code decides the region, whatever region is written', () => {
  const at = (region: string | undefined, postalCode: string | undefined, country = 'US') =>
    regionAt({ country, region, postalCode });
  expect([at('MT', '07101'), at(undefined, '07101'), at('New Jersey', undefined)]).toEqual(['NJ', 'NJ', 'NJ']);
  expect([at('OR', '97635'), at('MT', '97635'), at('MT', '00100')]).toEqual(['OR', '', '']);
  expect([at('AB', 'K1A 0B1', 'CA'), at('Quebec', 'K1A 0B1', 'CA'), at(undefined, 'X0A 0H0', 'CA')]).toEqual([
    ...['', 'QC', 'NU'],
  ]);
  expect(at('Bayern', '10115', 'DE')).toBe('BAYERN');
});

test('each ZIP code lies in at most two states, and every state has one', () => {
  const states = Array.from({ length: 100_000 }, (_, n) => usStateCodesAt(String(n).padStart(5, '0')));
  expect(states.filter((codes) => codes.length > 2)).toEqual([]);
  const found = new Set(states.flat());
  expect(US_STATES.filter(({ code }) => !found.has(code))).toEqual([]);
  expect(usStateCodesAt('0710')).toEqual([]);
});
