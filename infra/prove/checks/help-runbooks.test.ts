// Tests that the help page of the console links to runbooks that exist.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { RUNBOOKS } from '../../../packages/console/src/areas/help/runbook-names.ts';
import { ROOT } from './root.ts';

test('each runbook of the help page exists', () => {
  expect(RUNBOOKS.length).toBeGreaterThan(5);
  expect(RUNBOOKS.filter(({ name }) => !existsSync(join(ROOT, 'docs/runbooks', `${name}.md`)))).toEqual([]);
});
