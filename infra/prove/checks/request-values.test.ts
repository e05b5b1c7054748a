// Tests that every value in a request is bounded by what PostgreSQL can hold. Otherwise a single odd character, date or
// number would be refused by the database, and the client would get 500.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { declarations } from '@toric/contracts/all';
import { isOperation, type Operation } from '@toric/contracts/kernel/operation';
import { schemaParts } from '../testing/schema-parts.ts';

type Leaf = { readonly at: string; readonly schema: z.core.$ZodType };
type Def = z.core.$ZodTypes['_zod']['def'];

/**
 * Returns the schema of a pipe that reads the client's value: its second schema if the first one is only a transform.
 */
const readBy = (pipe: z.core.$ZodPipeDef) => [pipe.in._zod.def.type === 'transform' ? pipe.out : pipe.in];

function leavesOf(schema: z.core.$ZodType, at: string): Leaf[] {
  const parts = schemaParts(schema as z.core.$ZodTypes, readBy);
  if (parts.length === 0) return [{ at, schema }];
  return parts.flatMap(([name, part]) => leavesOf(part, name ? `${at}/${name}` : at));
}

const partsOf = ({ id, body, query, params }: Operation): Leaf[] =>
  Object.entries({ body, query, params }).flatMap(([name, part]) => (part ? leavesOf(part, `${id} ${name}`) : []));

const leaves = declarations.filter(isOperation).flatMap(partsOf);
const ofType = (type: Def['type']) =>
  leaves.filter(({ schema }) => (schema as z.core.$ZodTypes)._zod.def.type === type);
const formatOf = ({ schema }: Leaf) => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return 'format' in def ? def.format : undefined;
};
/** Returns the places of the leaf schemas that accept one of the values. */
const accepting = (found: readonly Leaf[], values: readonly unknown[]): string[] => [
  ...new Set(
    found.filter(({ schema }) => values.some((value) => z.safeParse(schema, value).success)).map(({ at }) => at),
  ),
];

const LENGTHS = Array.from({ length: 60 }, (_, n) => n);
const DAYS = ['0000-02-29', '0001-01-01', '1899-12-31', '3000-01-01', '9999-12-31'];

test('no text of a request may contain U+0000 or half of a surrogate pair', () => {
  const texts = LENGTHS.flatMap((n) => [`${'A'.repeat(n)}\0`, `${'1'.repeat(n)}\uD800`]);
  expect(ofType('string').length).toBeGreaterThan(200);
  expect(accepting(ofType('string'), texts)).toEqual([]);
});

test('no day of a request lies before 1900 or after 2999', () => {
  const days = ofType('string').filter((leaf) => formatOf(leaf) === 'date');
  expect(days.length).toBeGreaterThan(10);
  expect(accepting(days, DAYS)).toEqual([]);
});

test('no instant of a request lies before 1900 or after 2999', () => {
  const instants = ofType('string').filter((leaf) => formatOf(leaf) === 'datetime');
  expect(instants.length).toBeGreaterThan(10);
  expect(
    accepting(
      instants,
      DAYS.flatMap((day) => [`${day}T00:00:00Z`, `${day}T00:00:00.000Z`]),
    ),
  ).toEqual([]);
});

test('no number of a request exceeds int4, the type of whole numbers in the tables', () => {
  expect(ofType('number').length).toBeGreaterThan(50);
  expect(accepting(ofType('number'), [2 ** 31, -(2 ** 31) - 1, 1e300])).toEqual([]);
});

test('no part of a request is left without a type', () => {
  expect([...ofType('unknown'), ...ofType('any'), ...ofType('custom')].map(({ at }) => at)).toEqual([]);
});
