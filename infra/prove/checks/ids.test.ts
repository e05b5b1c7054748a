import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { isOperation, type Operation } from '@toric/contracts/kernel/operation';
import { Id } from '@toric/contracts/kernel/common';
import { declarations } from '@toric/contracts/all';

test('an id in capitals is the same id', () => {
  expect(Id.parse('0197A000-0000-7000-8000-00000000000F')).toBe('0197a000-0000-7000-8000-00000000000f');
  expect(z.strictObject({ orderId: Id }).parse({ orderId: '0197A000-0000-7000-8000-00000000000F' })).toEqual({
    orderId: '0197a000-0000-7000-8000-00000000000f',
  });
});

/** Returns the path of each UUID in a schema that does not turn capital letters into small ones. */
function bareUuids(schema: unknown, path: string, seen = new Set<unknown>()): string[] {
  if (!(schema instanceof z.ZodType) || seen.has(schema)) return [];
  seen.add(schema);
  if (schema instanceof z.ZodUUID) {
    return schema.safeParse('0197A000-0000-7000-8000-00000000000F').data === '0197a000-0000-7000-8000-00000000000f'
      ? []
      : [path];
  }
  const { shape, element, options, innerType, in: input, out, valueType } = Object(schema.def);
  const below = { ...shape, element, innerType, input, out, valueType, ...options };
  return Object.entries(below).flatMap(([name, one]) => bareUuids(one, `${path}/${name}`, seen));
}

test('every id of every request is compared as a UUID, in the path, the query and the body', () => {
  const found = declarations
    .filter(isOperation)
    .flatMap(({ id, params, query, body }: Operation) =>
      Object.entries({ params, query, body }).flatMap(([part, schema]) => bareUuids(schema, `${id}/${part}`)),
    );
  expect(found).toEqual([]);
});
