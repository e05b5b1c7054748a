// Tests that the record of pruned WAL hides no gap of a timeline that a restore began later.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { makeBackupKeys } from '../keys/backup-keys.ts';
import { folderTarget } from '../targets/folder.ts';
import { segmentName } from '../wal/segments.ts';
import { isPruned, prunedBefore, recordPruned } from './pruned.ts';

const folder = mkdtempSync(join(tmpdir(), 'toric-pruned-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const name = (position: number, timeline = 1) => segmentName({ timeline, position }, 16 * 1024 * 1024);

test('a record counts for its own timeline and earlier ones, and each timeline keeps its own', async () => {
  const { writer, reader } = await makeBackupKeys();
  const target = folderTarget(join(folder, 'target'));
  const record = (before: string) =>
    recordPruned(target, { before, now: new Date(), keys: writer, scratch: join(folder, 'scratch') });
  const before = () => prunedBefore(target, reader);
  expect(await before()).toEqual([]);

  await record(name(1_000));
  await record(name(900)); // an earlier segment changes nothing
  expect(await before()).toEqual([name(1_000)]);
  expect(isPruned(name(999), await before())).toBe(true);
  expect(isPruned(name(1_000), await before())).toBe(false);
  expect(isPruned(name(500, 2), await before())).toBe(false);

  await record(name(600, 2));
  expect(await before()).toEqual([name(600, 2), name(1_000)]);
  expect(isPruned(name(999), await before())).toBe(true);
  expect(isPruned(name(500, 2), await before())).toBe(true);
  expect(isPruned(name(700, 2), await before())).toBe(false);

  await record(name(2_000, 2));
  expect(await before()).toEqual([name(2_000, 2)]);
});
