import { expect, test } from '@jest/globals';
import { Handle } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import fc from 'fast-check';
import { freeHandle, handleOf } from './product-handle.ts';

test('a handle is made of the words of the name', () => {
  const names = [
    'DAILIES TOTAL1 for Astigmatism',
    'Bausch + Lomb ULTRA',
    '  Été — 1·day ',
    '日抛',
    '1-DAY ACUVUE DEFINE',
  ];
  expect(names.map(handleOf)).toEqual([
    'dailies-total1-for-astigmatism',
    'bausch-lomb-ultra',
    'ete-1-day',
    'product',
    '1-day-acuvue-define',
  ]);
});

test('every name gives a valid handle, with and without a number, that does not read like an id', () => {
  const refused = (handle: string) => Handle.safeParse(handle).error?.message;
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.uuid(), fc.stringMatching(/^[a-z -]{0,90}$/)), (name) => {
      expect(refused(handleOf(name))).toBeUndefined();
      expect(refused(freeHandle(handleOf(name), new Set([handleOf(name)])))).toBeUndefined();
    }),
  );
});

test('the first free number is taken', () => {
  expect(freeHandle('biofinity', new Set())).toBe('biofinity');
  expect(freeHandle('biofinity', new Set(['biofinity', 'biofinity-2', 'biofinity-4']))).toBe('biofinity-3');
});
