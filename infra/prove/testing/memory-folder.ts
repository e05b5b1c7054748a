import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

/** Names a folder of Linux whose files are in memory only. */
const MEMORY = '/dev/shm';
const GIGABYTE = 2 ** 30;
/**
 * The folder in memory is used only if this number of bytes is free: for databases, WAL and messages. A small container
 * has less.
 */
const ROOM = 4 * GIGABYTE;
/**
 * With this memory, three workers of Jest, three whole systems and their browsers have room beside the files in memory.
 */
const MUCH = 12 * GIGABYTE;

/** Returns true if the machine, or the container with its limit, has memory for three test files at a time. */
export function hasMuchMemory(): boolean {
  const limit = process.constrainedMemory(); // 0 if the system does not know it
  return Math.min(totalmem(), limit > 0 ? limit : Infinity) >= MUCH;
}

/**
 * Returns the folder for the servers of tests: a folder in memory if there is room, otherwise `dataDir`. Each test file
 * makes a database of more than two thousand files. On a disk this takes almost two seconds of a core, and in memory a
 * tenth of that.
 */
export function serversFolder(dataDir: string): string {
  if (process.platform !== 'linux') return dataDir;
  const folder = join(MEMORY, `toric-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  // servers that run, or data that a killed run left, already take the room in this folder
  if (!existsSync(folder)) {
    if (!hasRoom()) return dataDir;
    mkdirSync(folder, { recursive: true });
  }
  const found = lstatSync(folder);
  // everybody may write in the parent, so another user may have made the folder
  if (!found.isDirectory() || found.uid !== process.getuid?.()) return dataDir;
  chmodSync(folder, 0o711); // the user who runs PostgreSQL must reach its own folder inside
  return folder;
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return hasMuchMemory() && bavail * bsize >= ROOM && process.availableMemory() >= ROOM;
}
