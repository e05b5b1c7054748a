import { expect, test } from '@jest/globals';
import { formatSize } from './size.ts';

test.each([
  [0, '0 kB'],
  [900, '0.9 kB'],
  [812_000, '812 kB'],
  [4_140_000_000, '4.1 GB'],
  [12_000_000, '12 MB'],
])('%d bytes are %s', (bytes, shown) => {
  expect(formatSize(bytes, 'en')).toBe(shown);
});
