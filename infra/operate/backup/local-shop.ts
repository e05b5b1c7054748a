/** Finds the shop of `npm start` on this machine, for its backups. */
import { join } from 'node:path';
import { embeddedFiles } from '../../run/servers/postgres-archive.ts';
import { runningEmbedded } from '../../run/servers/postgres-embedded.ts';
import { urlFor } from '../../run/servers/provision.ts';
import type { Log } from '../../run/servers/process.ts';
import { openSecrets } from '../../run/system/secrets.ts';
import type { KeyStore } from './parts/key-store.ts';
import type { Shop } from './take-backup.ts';

/** Names the database of `npm start`. */
export const DATABASE = 'toric';
/** Names the password of PostgreSQL's superuser in the key store. */
export const SUPERUSER = 'postgres superuser';

export const postgresDirOf = (dataDir: string) => join(dataDir, 'servers/postgres');
export const anchorDirOf = (dataDir: string) => join(dataDir, 'anchors');

/** Returns the connection string of the shop's database. `adminUrl` is that of an administrator of the same server. */
export const databaseAt = (adminUrl: string): string => urlFor(adminUrl, { database: DATABASE });

/** Returns the secrets that a restored shop needs, with the password of the server. */
export async function keyStoreOf(dataDir: string, password: string): Promise<KeyStore> {
  return { ...(await openSecrets(join(dataDir, 'secrets.json'))).all(), [SUPERUSER]: password };
}

/** Returns the parts of the running shop that a backup reads. Throws if the shop is not running. */
export async function localShop(dataDir: string, log: Log): Promise<Shop & { spool: string }> {
  const adminUrl = await runningEmbedded(postgresDirOf(dataDir), log);
  if (adminUrl === undefined)
    throw new Error(
      'The shop of this machine does not run, or its database is not the server from npm. Start it: npm start.',
    );
  const { cluster, spool, password } = embeddedFiles(postgresDirOf(dataDir), log);
  return {
    ...{ adminUrl, databaseUrl: databaseAt(adminUrl), cluster, spool, anchorDir: anchorDirOf(dataDir) },
    managementUrl: undefined,
    secrets: await keyStoreOf(dataDir, password),
  };
}
