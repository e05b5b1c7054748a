// Tests which codes the counter reads.
import { expect, test } from '@jest/globals';
import { asBarcode } from './as-barcode.ts';

test('a GTIN alone is read as the barcode of a box', () => {
  expect(asBarcode('2000001060018')).toBe('0102000001060018');
  expect(asBarcode('96385074')).toBe('0100000096385074');
});

test('any other code stays as it is', () => {
  expect(asBarcode('0102000001060018')).toBe('0102000001060018');
  expect(asBarcode('010200000106001810L1')).toBe('010200000106001810L1');
  expect(asBarcode('hello')).toBe('hello');
});
