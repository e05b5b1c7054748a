// Tests that two commands never make or delete backups of one shop at the same time.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { alone, BackupRuns } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'toric-alone-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const lock = join(folder, 'backup/lock');

test('a second command is refused until the first one has ended, even if the first one failed', async () => {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const first = alone(folder, () => ended);
  await expect(alone(folder, () => Promise.resolve())).rejects.toThrow(BackupRuns);
  reject(new Error('full'));
  await expect(first).rejects.toThrow('full');
  expect(await alone(folder, () => Promise.resolve('done'))).toBe('done');
  expect(existsSync(lock)).toBe(false);
});

test('the lock of a process that has ended does not count', async () => {
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 30, born: 'long ago' }));
  expect(await alone(folder, () => Promise.resolve('done'))).toBe('done');
});
