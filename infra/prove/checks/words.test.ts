// Tests that every enum of the public API has words in English and Chinese, so that no page shows a code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { declarations } from '@toric/contracts/all';
import { isPublished, type Operation } from '@toric/contracts/kernel/operation';
import { namedWords } from '@toric/contracts/words';
import type { z } from 'zod';
import { ROOT } from './root.ts';
import { schemaParts } from '../testing/schema-parts.ts';

type Found = { readonly at: string; readonly values: readonly string[] };
type Schema = z.core.$ZodTypes;

const CONTRACTS = join(ROOT, 'packages/contracts/src');
/** Lists operations that answer in the codes of HL7 FHIR, which are for other systems and not for people. */
const FOR_MACHINES = ['getFhirPrescription'];

const keyOf = (values: readonly string[]) => [...values].sort().join(' ');
/** Holds the values of a query parameter that is yes or no. */
const YES_NO = keyOf(['true', 'false']);

const textsOf = (schema: z.core.$ZodType | undefined): string[] => {
  const { def } = (schema as Schema)._zod; // zod has a wider type for a nested schema
  if (def.type === 'enum') return Object.values(def.entries).map(String);
  return def.type === 'literal' ? def.values.map(String) : [];
};

/** Returns the values of the discriminator of a union, because a page shows them like the values of an enum. */
function kindsOf(schema: Schema, at: string): Found[] {
  const { def } = schema._zod;
  if (def.type !== 'union' || !('discriminator' in def)) return [];
  const name = String(def.discriminator);
  const shapes = def.options.map((option) => (option as Schema)._zod.def); // zod has a wider type for a nested schema
  const values = shapes.flatMap((shape) => (shape.type === 'object' ? textsOf(shape.shape[name]) : []));
  return [{ at: `${at}/${name}`, values }];
}

function enumsIn(schema: z.core.$ZodType, at: string): Found[] {
  const one = schema as Schema; // zod has a wider type for a nested schema
  const { def } = one._zod;
  if (def.type === 'enum') return [{ at, values: textsOf(one) }];
  return [
    ...kindsOf(one, at),
    ...schemaParts(one, (pipe) => [pipe.in, pipe.out]).flatMap(([name, part]) =>
      enumsIn(part, name === '' ? at : `${at}/${name}`),
    ),
  ];
}

const enumsOf = ({ id, body, query, params, reply }: Operation): Found[] =>
  Object.entries({ body, query, params, reply }).flatMap(([part, schema]) =>
    schema ? enumsIn(schema, `${id} ${part}`) : [],
  );

const found = declarations
  .filter(isPublished)
  .filter(({ id }) => !FOR_MACHINES.includes(id))
  .flatMap(enumsOf)
  .filter(({ values }) => keyOf(values) !== YES_NO);

test('every enum of the API has words', () => {
  const known = new Set(namedWords.map(([, words]) => keyOf(Object.keys(words))));
  expect(found.length).toBeGreaterThan(100);
  expect(found.filter(({ values }) => !known.has(keyOf(values)))).toEqual([]);
});

test('every file of words is in the list', () => {
  const list = readFileSync(join(CONTRACTS, 'words.ts'), 'utf8');
  const files = readdirSync(CONTRACTS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.words.ts'),
  );
  expect(files.filter((file) => !list.includes(`'./${file}'`))).toEqual([]);
});

test('every word is short, and in both languages', () => {
  const labels = namedWords.flatMap(([name, words]) => Object.values(words).map(({ label }) => ({ name, label })));
  expect(labels.filter(({ label }) => label.en === '' || label.zh === '' || label.en.length > 50)).toEqual([]);
  const HAN = /\p{Script=Han}/u;
  const untranslated = labels.filter(({ label }) => label.en !== label.zh && !HAN.test(label.zh));
  expect(untranslated.map(({ name, label }) => `${name}: ${label.en}`)).toEqual([]);
});
