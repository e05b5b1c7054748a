import { expect, test } from '@jest/globals';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { Id } from '@toric/contracts/kernel/common';
import { says } from '@toric/contracts/kernel/sentence';
import { z } from 'zod';
import { parsePart } from './field-errors.ts';

const schema = z.strictObject({
  lines: z.array(z.object({ quantity: z.int() })),
  code: z.string().regex(/^[A-Z]+$/, says({ en: 'capital letters', zh: '须为大写字母' })),
});

function wrong(value: unknown, root = '', by: z.ZodType = schema) {
  const errors: FieldError[] = [];
  parsePart(by, value, root, errors);
  return errors;
}

test('an error points at its field, below the given root', () => {
  const value = { lines: [{ quantity: 1 }, { quantity: 'two' }] };
  expect(wrong(value).map(({ pointer }) => pointer)).toEqual(['/lines/1/quantity', '/code']);
  expect(wrong(value, '#query')[1]?.pointer).toBe('#query/code');
});

test('each unknown field is pointed at, with a name that is written as RFC 6901 demands', () => {
  const detail = {
    en: 'is not a field of this request: leave it out',
    zh: '此请求没有该字段：请删除',
  };
  expect(wrong({ lines: [], code: 'A', price: 1, 'a/b~c': 2 })).toEqual([
    { pointer: '/price', detail },
    { pointer: '/a~1b~0c', detail },
  ]);
});

const any = z.number();
test.each<[z.ZodType, unknown, string, string]>([
  [any, undefined, 'is missing', '缺少此项'],
  [any, 'two', 'must be a number', '须为数字'],
  [z.int(), 1.5, 'must be a whole number', '须为整数'],
  [z.string(), 2, 'must be a text', '须为文本'],
  [z.boolean(), 'yes', 'must be true or false', '须为 true 或 false'],
  [z.array(any), {}, 'must be a list', '须为列表'],
  [z.object({}), [], 'must be a group of fields', '须为一组字段'],
  [z.coerce.number(), 'x', 'must be a number', '须为数字'],
  [z.string().min(1), '', 'must not be empty', '不能为空'],
  [z.string().min(12), 'short', 'must have at least 12 characters', '须至少为 12 个字符'],
  [z.string().max(3), 'long', 'must have at most 3 characters', '须最多为 3 个字符'],
  [z.string().length(2), 'abc', 'must have exactly 2 characters', '须恰好为 2 个字符'],
  [z.array(any).min(1), [], 'must have at least 1 entry', '须至少有 1 项'],
  [z.array(any).max(2), [1, 2, 3], 'must have at most 2 entries', '须最多有 2 项'],
  [any.min(-30), -31, 'must be at least -30', '须不小于 -30'],
  [any.max(30), 31, 'must be at most 30', '须不大于 30'],
  [any.positive(), 0, 'must be more than 0', '须大于 0'],
  [any.multipleOf(0.25), 0.3, 'must be a multiple of 0.25', '须为 0.25 的倍数'],
  [z.enum(['right', 'left']), 'both', 'must be one of: right, left', '须为以下之一：right、left'],
  [z.enum(['right', 'left']), undefined, 'is missing', '缺少此项'],
  [z.literal('Bearer'), 'x', 'must be Bearer', '须为 Bearer'],
  [
    Id,
    '7',
    'must be an id, such as 0197a000-0000-7000-8000-000000000001',
    '须为 id，例如 0197a000-0000-7000-8000-000000000001',
  ],
  [z.email(), 'ana', 'must be an e-mail address, such as ana@shop.example', '须为电子邮箱地址，例如 ana@shop.example'],
  [
    z.iso.datetime(),
    'now',
    'must be a time in UTC, such as 2026-11-21T09:30:00Z',
    '须为 UTC 时间，例如 2026-11-21T09:30:00Z',
  ],
  [z.union([any, z.boolean()]), 'x', 'has none of the forms that are possible here', '不符合此处允许的任何形式'],
  [z.string().regex(/^\d+$/), 'x', 'does not have the right form', '格式不正确'],
  [any.refine(() => false), 1, 'is not right', '不正确'],
])('%# a shop assistant understands what is wrong, in both languages', (one, value, en, zh) => {
  expect(wrong(value, '', one)).toEqual([{ pointer: '', detail: { en, zh } }]);
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
