import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { keepTombstone, readTombstones } from './tombstone-folder.store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tombstones-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const tombstone = (last: string) => ({
  customerId: `0197a000-0000-7000-8000-00000000000${last}`,
  requestId: '0197a000-0000-7000-8000-0000000000f2',
  erasedAt: '2026-11-29T12:00:00.000Z',
});

test('a tombstone is kept once, however often it is written', async () => {
  await keepTombstone(folder, tombstone('1'));
  await keepTombstone(folder, tombstone('1'));
  await keepTombstone(folder, tombstone('2'));
  expect(await readTombstones(folder)).toEqual({ all: [tombstone('1'), tombstone('2')], unreadable: 0 });
});

test('a damaged file is counted, and hides no other', async () => {
  await keepTombstone(folder, tombstone('1'));
  await writeFile(join(folder, 'damaged.json'), '{"customerId":');
  await writeFile(join(folder, 'half-written.json.new'), '{');
  expect(await readTombstones(folder)).toEqual({ all: [tombstone('1')], unreadable: 1 });
  expect(await readTombstones(join(folder, 'missing'))).toEqual({ all: [], unreadable: 0 });
});
