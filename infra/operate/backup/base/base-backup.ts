/**
 * Copies the cluster of a running server, by the low-level interface of PostgreSQL (Documentation, 25.3.4). It needs
 * the folder of the cluster and an administrator. The server that comes from npm has no pg_basebackup.
 */
import pg from 'pg';
import type { BackupObject, Manifest } from '../objects/manifest.ts';
import { type Storing, storeObject } from '../objects/store-object.ts';
import { clusterEntries, volumesOf } from './cluster-files.ts';
import { packFiles } from './pack.ts';

const VOLUME_BYTES = 256 * 1024 * 1024;

export type BaseBackup = {
  readonly objects: readonly BackupObject[];
  readonly wal: Manifest['wal'];
  readonly server: Manifest['server'];
};

type Source = { readonly adminUrl: string; readonly cluster: string };
type Stopped = { lsn: string; labelfile: string; spcmapfile: string; last: string };

async function one<T extends pg.QueryResultRow>(client: pg.Client, sql: string, values: unknown[] = []): Promise<T> {
  const { rows } = await client.query<T>(sql, values);
  const [row] = rows;
  if (!row) throw new Error(`PostgreSQL has answered nothing to: ${sql}`);
  return row;
}

/** Throws if the server does not archive its WAL, because a base backup without WAL cannot be restored. */
async function assertArchives(client: pg.Client): Promise<void> {
  const { mode } = await one<{ mode: string }>(client, `select current_setting('archive_mode') as mode`);
  if (mode === 'off')
    throw new Error(
      'The server does not archive its WAL (archive_mode is off), so a backup could not be restored. docs/backup.md says how to switch it on.',
    );
}

async function describeServer(client: pg.Client) {
  const row = await one<{ version: number; system: string; bytes: number }>(
    client,
    `select current_setting('server_version_num')::int as version,
       (select system_identifier::text from pg_control_system()) as system,
       (select setting::int from pg_settings where name = 'wal_segment_size') as bytes`,
  );
  return { server: { version: row.version, systemId: row.system }, segmentBytes: row.bytes };
}

/**
 * Takes a base backup and stores it. Returns its objects and the WAL segments that it needs. The last of them is
 * archived when this function returns. If this function throws, its connection is closed, and then the server ends the
 * backup.
 */
export async function takeBaseBackup(storing: Storing, id: string, source: Source): Promise<BaseBackup> {
  const client = new pg.Client({ connectionString: source.adminUrl });
  // a server that is killed in the middle breaks the connection; the next query reports it
  client.on('error', () => undefined);
  await client.connect();
  try {
    await assertArchives(client);
    const { server, segmentBytes } = await describeServer(client);
    await client.query('set statement_timeout = 0');
    await client.query('select pg_backup_start($1, true)', [`toric ${id}`]);
    const objects = await storeCluster(storing, id, source.cluster);
    const stopped = await one<Stopped>(
      client,
      `select lsn::text, labelfile, spcmapfile, pg_walfile_name(lsn) as last from pg_backup_stop(true)`,
    );
    const first = /\(file ([0-9A-F]{24})\)/.exec(stopped.labelfile)?.[1];
    if (first === undefined) throw new Error('The label of the backup names no segment.');
    const label = await storeObject(
      storing,
      { key: `base/${id}/label`, what: 'cluster' },
      packFiles(source.cluster, [], { backup_label: stopped.labelfile }),
    );
    return { objects: [...objects, label], wal: { first, last: stopped.last, segmentBytes }, server };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function storeCluster(storing: Storing, id: string, cluster: string): Promise<BackupObject[]> {
  const objects: BackupObject[] = [];
  for (const [at, entries] of volumesOf(await clusterEntries(cluster), VOLUME_BYTES).entries()) {
    const key = `base/${id}/volume-${String(at).padStart(5, '0')}`;
    objects.push(await storeObject(storing, { key, what: 'cluster' }, packFiles(cluster, entries)));
  }
  return objects;
}
