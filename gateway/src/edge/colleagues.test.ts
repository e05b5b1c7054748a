// Tests that no answer which a customer may get names a colleague, in every operation.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { declarations } from '@toric/contracts/all';
import { Id } from '@toric/contracts/kernel/common';
import { isOperation } from '@toric/contracts/kernel/operation';
import { shopPerson, shopPersonFields, withoutColleagues } from '@toric/contracts/shown/shop-person';

/** Lists fields whose names end like that of a person, but which name orders. */
const NO_PERSONS = ['previewErasure.blockedBy'];
const BY_A_PERSON = /(By|[sS]taffId|[aA]ctorId|[aA]uthorId|[aA]ssigneeId|[cC]olleagueId|[uU]serId)$/;
const reply = z.object({
  decidedBy: shopPerson('The person.'),
  boxes: z.array(z.object({ receivedBy: shopPerson('The person.') })).optional(),
});
const fields = shopPersonFields(reply);

/** Returns the paths of the ids in an answer that name a person by their name and are not marked. */
function unmarked(schema: unknown, path: string): string[] {
  if (!(schema instanceof z.ZodType) || schema.meta()?.['x-shop-person'] === true) return [];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, field]) => unmarked(field, `${path}.${name}`));
  if (schema instanceof z.ZodArray) return unmarked(schema.element, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => unmarked(option, path));
  if (schema instanceof z.ZodRecord) return unmarked(schema.valueType, path);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return unmarked(schema.unwrap(), path);
  return isId(schema) && BY_A_PERSON.test(path) ? [path] : [];
}
const isId = (schema: z.ZodType): boolean =>
  schema.safeParse('0197a000-0000-7000-8000-000000000001').success && !schema.safeParse('a word').success;

describe('a person of the shop', () => {
  test('is named to staff, and never to a customer', () => {
    const value = { decidedBy: 'clerk', boxes: [{ receivedBy: 'packer' }, { receivedBy: 'me' }] };
    expect(withoutColleagues({ id: 'me', kind: 'staff' }, fields, value)).toBe(value);
    expect(withoutColleagues({ id: 'me', kind: 'customer' }, fields, value)).toEqual({
      ...{ decidedBy: null, boxes: [{ receivedBy: null }, { receivedBy: 'me' }] },
    });
  });

  test('is marked in every answer of an operation that customers or visitors may call', () => {
    const open = declarations
      .filter(isOperation)
      .filter(({ allow }) => allow.includes('customer:self') || allow.includes('public'))
      .flatMap(({ id, reply: answer }) => unmarked(answer, id))
      .filter((path) => !NO_PERSONS.includes(path));
    expect(open).toEqual([]);
  });

  test('is found by the test above, also in lists and unions', () => {
    const found = unmarked(z.object({ a: z.array(z.union([z.object({ writtenBy: Id.nullable() }), z.null()])) }), 'x');
    expect(found).toEqual(['x.a.writtenBy']);
  });
});
