import { expect, test } from '@jest/globals';
import { chunksOf, copyLine } from './copy.ts';

test('special characters are escaped, and null differs from the text \\N', () => {
  expect(copyLine(['a\tb', 'c\nd\r', 'e\\f', null, '\\N', true, -2.25])).toBe(
    'a\\tb\tc\\nd\\r\te\\\\f\t\\N\t\\\\N\ttrue\t-2.25\n',
  );
});

test('chunks consist of whole lines and contain every line', () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => copyLine([index, 'x'.repeat(40)]));
  const chunks = [...chunksOf(lines)];
  expect(chunks.length).toBeGreaterThan(3);
  expect(chunks.every((chunk) => chunk.at(-1) === 10)).toBe(true);
  expect(Buffer.concat(chunks).toString()).toBe(lines.join(''));
  expect([...chunksOf([])]).toEqual([]);
});
