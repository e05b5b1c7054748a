// The list names every file that declares a message: one left out would be missing from what is generated.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { messages } from './messages.ts';

test('no declaration is left out, none is there twice', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\bevents\.ts$/.test(file),
  );
  const declared = files.flatMap((file) => {
    const source = readFileSync(join(import.meta.dirname, file), 'utf8');
    return [...source.matchAll(/= (?:event|commandMessage)\(\s*'([^']+)'/g)].map(([, type]) => type);
  });
  expect(declared.length).toBeGreaterThan(25);
  expect(messages.map(({ type }) => type)).toEqual(declared.sort((a = '', b = '') => (a < b ? -1 : 1)));
});
