import { expect, test } from '@jest/globals';
import { readScan } from './read-scan.ts';

const TODAY = '2026-11-29';

test('the code of a box is read with its lot and its day', () => {
  const scan = readScan('01000123456789051729033110L29030K4T', TODAY);
  expect(scan.label).toEqual({ gtin: '00012345678905', expiresOn: '2029-03-31', lot: 'L29030K4T' });
  expect(scan.problem).toBeUndefined();
});

test('a GTIN alone keeps its problem and has a label with 14 digits', () => {
  const scan = readScan('012345678905', TODAY);
  expect(scan.label).toEqual({ gtin: '00012345678905' });
  expect(scan.problem?.en).toContain('only a GTIN');
});

test('a text that is no code has a problem in both languages', () => {
  const scan = readScan('no code', TODAY);
  expect(scan.label).toBeUndefined();
  expect(scan.problem?.zh).toMatch(/\p{Script=Han}/u);
});
