// Tests that the help page of the console links to runbooks that exist. It reads the source, because nobody imports the console.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from './root.ts';

const source = readFileSync(join(ROOT, 'packages/console/src/areas/help/runbook-names.ts'), 'utf8');
const names = Array.from(source.matchAll(/name: '([\w-]+)'/g), ([, name = '']) => name);

test('each runbook of the help page exists', () => {
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !existsSync(join(ROOT, 'docs/runbooks', `${name}.md`)))).toEqual([]);
});

test.each([
  ['health', 'operations/health', 10],
  ['backups', 'backups', 7],
])('each sign of the page of %s leads to a runbook that exists', (_page, folder, atLeast) => {
  const signs = readFileSync(join(ROOT, 'packages/console/src/areas', folder, 'signs.ts'), 'utf8');
  const named = Array.from(signs.matchAll(/runbook: '([\w-]+)'/g), ([, name]) => `${name}.md`);
  expect(named.length).toBeGreaterThan(atLeast);
  expect(named.filter((name) => !existsSync(join(ROOT, 'docs/runbooks', name)))).toEqual([]);
});
