// Tests that new keys never write over the backups of other keys.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from '@jest/globals';
import { folderTarget } from './folder.ts';
import { assertUnused, within } from './unused.ts';

const folder = mkdtempSync(join(tmpdir(), 'toric-unused-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'file');
writeFileSync(file, 'WAL');
const SEGMENT = 'wal/000000010000000000000001';

test.each([[SEGMENT], ['manifests/20261130T030000Z']])('a target with %s is refused', async (key) => {
  const target = folderTarget(join(folder, key));
  await assertUnused(target);
  await target.put('report', file);
  await assertUnused(target);
  await target.put(key, file);
  await expect(assertUnused(target)).rejects.toThrow(/has backups of other keys .*Choose an empty folder/);
});

test('a part of a target touches no key outside it', async () => {
  const target = folderTarget(join(folder, 'shop'));
  await target.put(SEGMENT, file);
  const part = within(target, 'drill-1/');
  await assertUnused(part);
  await part.put('wal/other', file);
  expect((await part.list('wal/')).map(({ key }) => key)).toEqual(['wal/other']);
  expect(await text(await part.get('wal/other'))).toBe('WAL');
  await part.remove('wal/other');
  expect((await target.list('')).map(({ key }) => key)).toEqual([SEGMENT]);
});
