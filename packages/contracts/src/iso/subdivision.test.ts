import { expect, test } from '@jest/globals';
import { postalKey, regionKey } from './subdivision.ts';

test('a state is the same by its letters and by its name, and other regions by capitals', () => {
  expect([regionKey('US', 'New Jersey'), regionKey('US', ' nj '), regionKey('US', 'NJ')]).toEqual(['NJ', 'NJ', 'NJ']);
  expect([regionKey('CA', 'quebec'), regionKey('DE', 'Bayern'), regionKey('DE', undefined)]).toEqual([
    ...['QC', 'BAYERN', ''],
  ]);
});

test('a postal code is the same with and without spaces and dashes', () => {
  expect([postalKey('sw1a 1aa'), postalKey('07101-1234'), postalKey(null)]).toEqual(['SW1A1AA', '071011234', '']);
});
