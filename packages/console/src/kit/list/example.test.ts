import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** The most lines of a page that has nothing but a list. */
const MOST_LINES = 60;

test('a list page is short, so that it can be read at once', () => {
  const lines = readFileSync(join(import.meta.dirname, 'example.list.tsx'), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
});
