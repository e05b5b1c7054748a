/**
 * Restores a whole shop into a folder, from a target and the identity alone: secrets, cluster, anchors and tombstones.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adoptCluster } from '../../../run/servers/postgres-archive.ts';
import type { Log } from '../../../run/servers/process.ts';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import { anchorDirOf, postgresDirOf, SUPERUSER } from '../local-shop.ts';
import type { Manifest } from '../objects/manifest.ts';
import { DamagedObject } from '../objects/seal.ts';
import { readKeys, strangeKeys } from '../parts/key-store.ts';
import type { Target } from '../targets/target.ts';
import { chooseBackup, restoreCluster } from './restore-cluster.ts';
import { restoreFiles } from './restore-files.ts';

export type RestoreShop = {
  readonly target: Target;
  readonly keys: ReaderKeys;
  /** Names the folder of the new shop. It must be empty or missing. `npm start` takes it as TORIC_DATA_DIR. */
  readonly dataDir: string;
  readonly until?: Date | undefined;
  readonly log: Log;
};

export type RestoredShop = { readonly manifest: Manifest; readonly files: number; readonly tombstones: number };

/**
 * Restores a shop. Does not start its server. Throws DamagedObject or MissingObject, with the name of the object, if
 * the backup is incomplete, and keeps the folder for an inspection.
 */
export async function restoreShop({ target, keys, dataDir, until, log }: RestoreShop): Promise<RestoredShop> {
  if (existsSync(dataDir) && (await readdir(dataDir)).length > 0)
    throw new Error(`${dataDir} is not empty. Restore into a new folder: a restore never writes over a shop.`);
  await mkdir(dataDir, { recursive: true });
  const manifest = await chooseBackup({ target, keys, until, log });
  const scratch = join(dataDir, '.keys');
  const store = await readKeys(target, manifest.id, keys, scratch);
  await rm(scratch, { force: true });
  const strange = strangeKeys(manifest.keyPrints, store);
  if (strange.length > 0)
    throw new DamagedObject(`The key store is not that of this backup. Other or missing: ${strange.join(', ')}.`);
  const { [SUPERUSER]: password = '', ...secrets } = store;
  await writeFile(join(dataDir, 'secrets.json'), JSON.stringify(secrets, null, 2), { mode: 0o600 });
  log(`restoring backup ${manifest.id}`);
  await adoptCluster({
    ...{ dataDir: postgresDirOf(dataDir), password, log },
    fill: async (folders) => void (await restoreCluster({ target, keys, until, log, ...folders })),
  });
  return { manifest, ...(await restoreFiles(target, manifest, keys, anchorDirOf(dataDir))) };
}
