import { expect, test } from '@jest/globals';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { says } from '@toric/contracts/kernel/sentence';
import { z } from 'zod';
import { parsePart } from './field-errors.ts';

const schema = z.strictObject({
  lines: z.array(z.object({ quantity: z.int() })),
  code: z.string().regex(/^[A-Z]+$/, says({ en: 'capital letters', zh: '须为大写字母' })),
});

function wrong(value: unknown, root = '') {
  const errors: FieldError[] = [];
  parsePart(schema, value, root, errors);
  return errors;
}

test('an error points at its field, below the given root', () => {
  const value = { lines: [{ quantity: 1 }, { quantity: 'two' }] };
  expect(wrong(value).map(({ pointer }) => pointer)).toEqual(['/lines/1/quantity', '/code']);
  expect(wrong(value, '#query')[1]?.pointer).toBe('#query/code');
});

test("zod's own messages come in both languages", () => {
  expect(wrong({ lines: [{ quantity: 'two' }], code: 'A' })).toEqual([
    {
      pointer: '/lines/0/quantity',
      detail: {
        en: 'Invalid input: expected number, received string',
        zh: '无效输入：期望 数字，实际接收 string',
      },
    },
  ]);
});

test("a schema's own messages come in both languages", () => {
  expect(wrong({ lines: [], code: 'a' })).toEqual([
    { pointer: '/code', detail: { en: 'capital letters', zh: '须为大写字母' } },
  ]);
});

test('a valid value is returned as the schema parses it', () => {
  expect(parsePart(z.object({ limit: z.coerce.number() }), { limit: '7' }, '', [])).toEqual({ limit: 7 });
  expect(parsePart(undefined, { limit: '7' }, '', [])).toBeUndefined();
});
