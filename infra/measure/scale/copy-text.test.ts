// What is written into COPY, and the numbers and ids that it is written from.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { copyRow } from './copy-text.ts';
import { idAt, KINDS } from './ids.ts';
import { below, rolls } from './seeded-random.ts';

describe('a row of COPY', () => {
  test('has a tab between its fields, and says null apart from an empty text', () => {
    expect(copyRow(['a', 1, true, null, ''])).toBe('a\t1\ttrue\t\\N\t\n');
  });

  test('what would end a field or a row is written so that it does not', () => {
    expect(copyRow(['a\tb\nc\rd\\e'])).toBe('a\\tb\\nc\\rd\\\\e\n');
    expect(copyRow([JSON.stringify({ say: '"x"' })])).toBe('{"say":"\\\\"x\\\\""}\n');
  });

  test('a list is an array of Postgres, whatever its words hold', () => {
    expect(copyRow([['US', 'G B'], []])).toBe('{"US","G B"}\t{}\n');
  });
});

describe('ids', () => {
  const at = Date.UTC(2026, 10, 21, 9);
  test('are uuids of version 7, and grow with time and with their number', () => {
    const ids = [idAt(at, 'order', 9), idAt(at, 'order', 10), idAt(at + 1, 'order', 0)];
    for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  test('differ by kind, number and part', () => {
    const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
    const ids = kinds.flatMap((kind) => [idAt(at, kind, 1), idAt(at, kind, 2), idAt(at, kind, 1, 1)]);
    expect(new Set(ids).size).toBe(kinds.length * 3);
  });
});

describe('rolls', () => {
  test('are the same for the same seed, purpose and number, and others otherwise', () => {
    const first = (seed: number, purpose: number, n: number) => rolls(seed, purpose, n)();
    expect(first(1, 2, 3)).toBe(first(1, 2, 3));
    expect(new Set([first(1, 2, 3), first(2, 2, 3), first(1, 3, 3), first(1, 2, 4)]).size).toBe(4);
  });

  test('neighbouring numbers fall evenly; a skew favours the low ones', () => {
    const tenths = Array(10).fill(0);
    for (let n = 0; n < 10_000; n += 1) tenths[below(rolls(7, 1, n), 10)] += 1;
    expect(Math.min(...tenths)).toBeGreaterThan(900);
    expect(Math.max(...tenths)).toBeLessThan(1_100);
    const low = Array.from({ length: 1_000 }, (_, n) => below(rolls(7, 2, n), 100, 2)).filter((value) => value < 25);
    expect(low.length).toBeGreaterThan(450);
  });
});
