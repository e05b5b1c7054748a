import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { FAIL_POINTS } from '../chaos/bundles/fail-points.ts';
import { ROOT } from './root.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

test('RELIABILITY.md defines every crash point and every invariant that the fault runs use', () => {
  const folder = 'infra/prove/chaos/invariants';
  const invariants = readdirSync(join(ROOT, folder)).flatMap((file) =>
    [...read(join(folder, file)).matchAll(/id: '(I\d+)'/g)].map(([, id = '']) => id),
  );
  expect(invariants.length).toBeGreaterThan(10);
  const text = read('docs/RELIABILITY.md');
  const undefinedIds = [...Object.keys(FAIL_POINTS), ...invariants].filter((id) => !text.includes(`\n| ${id} | `));
  expect(undefinedIds).toEqual([]);
});
