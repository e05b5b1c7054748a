import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { namedDeclarations } from '@toric/contracts/all';
import { isPublished } from '@toric/contracts/kernel/operation';
import { ROOT } from './root.ts';
import { readSources } from './sources.ts';

const LIST = 'packages/console/src/not-for-a-screen.ts';
/** The path of the console's module is computed, because no module may import the console. */
const { NOT_FOR_A_SCREEN }: { NOT_FOR_A_SCREEN: Record<string, string> } = await import(
  pathToFileURL(join(ROOT, LIST)).href
);

const published = namedDeclarations.flatMap(([name, value]) => (isPublished(value) ? [{ name, id: value.id }] : []));
const sources = await readSources(/^packages\/console\/src\/.*(?<!\.test)\.tsx?$/);
const words = new Set(sources.flatMap(({ text }) => text.match(/\b[A-Z]\w+\b/g) ?? []));

test('every operation is called by a page, or the list says why none calls it', () => {
  const missing = published.filter(({ name, id }) => !words.has(name) && !(id in NOT_FOR_A_SCREEN));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('the list names only operations that exist and that no page calls', () => {
  const wrong = Object.keys(NOT_FOR_A_SCREEN).filter((listed) => {
    const operation = published.find(({ id }) => id === listed);
    return !operation || words.has(operation.name);
  });
  expect(wrong).toEqual([]);
});
