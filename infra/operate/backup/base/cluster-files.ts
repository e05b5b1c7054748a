/**
 * Chooses the files of a cluster that a base backup needs. PostgreSQL documents which files may be left out
 * (Documentation, 25.3.4 "Making a Base Backup Using the Low Level API").
 */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../../run/servers/process.ts';

export type ClusterEntry = {
  /** Holds the path below the cluster, with slashes. */
  readonly name: string;
  readonly kind: 'file' | 'directory';
  readonly bytes: number;
};

/** Lists the folders whose content the server recreates. The folders themselves must exist. */
const EMPTIED = new Set([
  ...['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'],
]);
const LEFT_OUT =
  /(^|\/)(postmaster\.(pid|opts)|backup_label|tablespace_map|recovery\.signal|standby\.signal|pg_internal\.init|pgsql_tmp[^/]*|current_logfiles)$/;
/** Names the control file. It is copied last, as PostgreSQL's own tool does. */
const CONTROL = 'global/pg_control';

/**
 * Returns the entries of a cluster, the control file last. Throws if the cluster has table spaces, which Toric does not
 * use.
 */
export async function clusterEntries(cluster: string): Promise<ClusterEntry[]> {
  if ((await readdir(join(cluster, 'pg_tblspc'))).length > 0)
    throw new Error(
      'The cluster has table spaces outside its folder. Use pgBackRest for this server (docs/backup.md).',
    );
  const found: ClusterEntry[] = [];
  const walk = async (folder: string) => {
    for (const entry of await readdir(join(cluster, folder))) {
      const name = folder === '' ? entry : `${folder}/${entry}`;
      if (LEFT_OUT.test(name)) continue;
      // a missing file belongs to a table that was dropped meanwhile; the WAL also contains the drop
      const stat = await lstat(join(cluster, name)).catch((error: unknown) => {
        if (hasCode(error, 'ENOENT')) return undefined;
        throw error;
      });
      if (stat?.isDirectory()) {
        found.push({ name, kind: 'directory', bytes: 0 });
        if (EMPTIED.has(name)) found.push(...(name === 'pg_wal' ? walFolders : []));
        else await walk(name);
      } else if (stat?.isFile()) found.push({ name, kind: 'file', bytes: stat.size });
    }
  };
  await walk('');
  return [...found.filter(({ name }) => name !== CONTROL), ...found.filter(({ name }) => name === CONTROL)];
}

const walFolders: readonly ClusterEntry[] = [
  { name: 'pg_wal/archive_status', kind: 'directory', bytes: 0 },
  { name: 'pg_wal/summaries', kind: 'directory', bytes: 0 },
];

/** Divides entries into volumes of at most `mostBytes` bytes. A larger file is a volume of its own. */
export function volumesOf(entries: readonly ClusterEntry[], mostBytes: number): ClusterEntry[][] {
  const volumes: ClusterEntry[][] = [];
  let left = 0;
  for (const entry of entries) {
    if (volumes.length === 0 || entry.bytes > left) {
      volumes.push([]);
      left = mostBytes;
    }
    volumes.at(-1)?.push(entry);
    left -= entry.bytes;
  }
  return volumes;
}
