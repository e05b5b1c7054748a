// Finds the files of our own PostgreSQL that backups read and write: its cluster, and the spool of its WAL.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { choosePlace, chownTree, ownedFolder, type Place } from './postgres-place.ts';
import type { Log } from './process.ts';

/**
 * Returns the folder of the spool for WAL segments. It lies beside the cluster, where the server's user can reach it.
 */
const spoolOf = ({ cluster }: Place) => join(dirname(cluster), 'spool');

/** Returns the paths of our server's cluster and WAL spool, and the superuser's password, for the server's backups. */
export function embeddedFiles(dataDir: string, log: Log): { cluster: string; spool: string; password: string } {
  const place = choosePlace(dataDir, log);
  const password = readFileSync(join(dataDir, 'superuser-password'), 'utf8');
  return { cluster: place.cluster, spool: spoolOf(place), password };
}

/**
 * Creates the data directory of a cluster that `fill` writes, for example from a backup. `walDir` is a folder that the
 * server can read. `password` is the password of the superuser in the cluster.
 */
export async function adoptCluster(options: {
  dataDir: string;
  password: string;
  log: Log;
  fill: (folders: { cluster: string; walDir: string }) => Promise<void>;
}): Promise<void> {
  const { dataDir, password, log, fill } = options;
  mkdirSync(dataDir, { recursive: true });
  const place = choosePlace(dataDir, log);
  if (readdirSync(place.cluster).length > 0) throw new Error(`${place.cluster} is not empty. Choose another folder.`);
  const walDir = join(dirname(place.cluster), 'restored-wal');
  await fill({ cluster: place.cluster, walDir });
  if (place.user) for (const folder of [place.cluster, walDir]) chownTree(folder, place.user);
  writeFileSync(join(dataDir, 'superuser-password'), password, { mode: 0o600 });
  writeFileSync(join(dataDir, 'initialised'), '');
}

/**
 * Creates the spool for WAL segments, and returns the settings with which the server fills it. A segment is first
 * written under a name that begins with a dot, so that an incomplete segment is never shipped.
 */
export function archiveSettings(place: Place): Record<string, string> {
  const spool = ownedFolder(spoolOf(place), place.user);
  return {
    archive_mode: 'on',
    archive_command: `test ! -f "${spool}/%f" && cp "%p" "${spool}/.%f" && mv "${spool}/.%f" "${spool}/%f"`,
    // an idle server finishes its WAL segment after this time, which limits the data that the loss of a disk can
    // destroy
    archive_timeout: '30s',
  };
}
