// Tests that the help page links to runbooks that exist.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { RUNBOOKS } from './runbook-names.ts';

const FOLDER = join(import.meta.dirname, '../../../../../docs/runbooks');

test('each runbook of the help page exists', () => {
  expect(RUNBOOKS.filter(({ name }) => !existsSync(join(FOLDER, `${name}.md`)))).toEqual([]);
});
