import { describe, expect, test } from '@jest/globals';
import { copyRow } from './copy-text.ts';

describe('a row of COPY', () => {
  test('has tabs between its fields, and distinguishes null from an empty text', () => {
    expect(copyRow(['a', 1, true, null, ''])).toBe('a\t1\ttrue\t\\N\t\n');
  });

  test('escapes the characters that would end a field or a row', () => {
    expect(copyRow(['a\tb\nc\rd\\e'])).toBe('a\\tb\\nc\\rd\\\\e\n');
    expect(copyRow([JSON.stringify({ say: '"x"' })])).toBe('{"say":"\\\\"x\\\\""}\n');
  });

  test('writes a list as a PostgreSQL array', () => {
    expect(copyRow([['US', 'G B'], []])).toBe('{"US","G B"}\t{}\n');
  });
});
