/** Lets only one process of this machine make or delete the backups of a shop. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '../../run/servers/process.ts';

/** Is thrown when another process makes or deletes backups of the same shop. */
export class BackupRuns extends Error {
  override name = 'BackupRuns';
}

/**
 * Does the work while no other process of this machine makes or deletes backups of the shop. Throws BackupRuns if one
 * does. The lock of a process that was killed does not count.
 */
export async function alone<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const path = join(dataDir, 'backup/lock');
  mkdirSync(join(dataDir, 'backup'), { recursive: true, mode: 0o700 });
  // the first call may only remove the lock of a process that was killed
  if (!(takeLock(path) ?? takeLock(path)))
    throw new BackupRuns('Another command makes or deletes backups of this shop now. Try again when it has ended.');
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
