import { expect, test } from '@jest/globals';
import { scannedValue } from './scanned-value.ts';

const today = '2026-11-29';
const box = '010400638133393117290331' + '10L29030K4T';

test('a filter takes its own part of the code of a box', () => {
  expect(scannedValue('gtin', box, today)).toBe('04006381333931');
  expect(scannedValue('lotNumber', box, today)).toBe('L29030K4T');
});

test('a number is taken as it is, and the code of a box is not a number of an order', () => {
  expect(scannedValue('number', 'T-2026-004127', today)).toBe('T-2026-004127');
  expect(scannedValue('number', box, today)).toBeUndefined();
});
