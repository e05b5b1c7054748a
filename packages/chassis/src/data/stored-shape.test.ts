import { expect, test } from '@jest/globals';
import { RequestDay } from '@toric/contracts/kernel/common';
import { oneLine } from '@toric/contracts/kernel/text';
import { z } from 'zod';
import { storedShape } from './stored-shape.ts';

const Person = z.strictObject({
  name: oneLine(10),
  born: RequestDay.nullable(),
  boxes: z.int().max(9).optional(),
  kind: z.enum(['user', 'other']),
  lenses: z.array(z.union([oneLine(3), z.number().max(5)])).min(1),
  note: z.discriminatedUnion('by', [
    z.object({ by: z.literal('us'), text: oneLine(2) }),
    z.object({ by: z.literal('them'), page: z.int() }),
  ]),
});
const stored = {
  name: 'a name of before\u202E',
  born: '0000-02-29',
  boxes: 12,
  kind: 'user',
  lenses: ['LOWEST', 7.5],
  note: { by: 'us', text: 'long' },
};
const fits = (value: unknown) => storedShape(Person).safeParse(value).success;

test('a stored value that breaks a rule of today is shown as it is', () => {
  expect(Person.safeParse(stored).success).toBe(false);
  expect(storedShape(Person).parse(stored)).toEqual(stored);
});

test('a field that the schema does not declare is left out', () => {
  expect(storedShape(Person).parse({ ...stored, secret: 'stays here' })).toEqual(stored);
});

test.each([
  [{ ...stored, name: 7 }],
  [{ ...stored, name: undefined }],
  [{ ...stored, boxes: 0.5 }],
  [{ ...stored, kind: 'friend' }],
  [{ ...stored, note: { by: 'them', text: 'long' } }],
])('a value of another shape is refused: %j', (value) => {
  expect(fits(value)).toBe(false);
});
