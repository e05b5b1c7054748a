// Tests that every description in the API reference is a sentence that begins with a subject or a verb. A client reads
// the descriptions without the code.
import { expect, test } from '@jest/globals';
import { openApiDocument } from './openapi.ts';
import { operations } from '../edge/operations.ts';

const BANNED_OPENING = /^(?:Of|By|What|Who|Those|As|So|None|That|The same)\b/i;
/**
 * Lists the keys under which the OpenAPI document has sample data. A field `description` in sample data is not checked.
 */
const DATA = new Set(['example', 'examples', 'default']);

/** Returns every description in an OpenAPI document, with its path. */
function descriptionsIn(node: unknown, path = ''): [path: string, description: string][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (DATA.has(key)) return [];
    if (key === 'description' && typeof value === 'string') return [[path, value]];
    return descriptionsIn(value, `${path}/${key}`);
  });
}
const isPoor = (description: string) => BANNED_OPENING.test(description) || !description.endsWith('.');
const poorIn = (document: unknown) => descriptionsIn(document).filter(([, description]) => isPoor(description));

test('every description begins with a subject or a verb and ends with a full stop', () => {
  const document = openApiDocument(operations);
  expect(descriptionsIn(document).length).toBeGreaterThan(2_000);
  expect(poorIn(document)).toEqual([]);
});

test('a poor description is found', () => {
  const properties = {
    sha256: { description: 'Of the file.' },
    available: { description: 'What is free.' },
    drafts: { description: 'The same for drafts.' },
    size: { description: 'Lenses in one box' },
    description: { description: 'A text for people.', example: { description: 'By hand' } },
  };
  expect(poorIn({ properties }).map(([path]) => path)).toEqual([
    '/properties/sha256',
    '/properties/available',
    '/properties/drafts',
    '/properties/size',
  ]);
});
