import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { idAt, KINDS } from './ids.ts';

describe('ids', () => {
  const at = Date.UTC(2026, 10, 21, 9);
  test('are UUIDs of version 7 and grow with time and with their number', () => {
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
