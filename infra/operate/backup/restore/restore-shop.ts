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
import { type Manifest, readManifest } from '../objects/manifest.ts';
import { keysOfBackup } from '../parts/key-store.ts';
import type { Target } from '../targets/target.ts';
import type { RestoredTombstones } from '../tombstones/recover.ts';
import type { Chosen } from './options.ts';
import { chooseBackup, restoreCluster } from './restore-cluster.ts';
import { restoreFiles } from './restore-files.ts';

export type RestoreShop = Chosen & {
  readonly target: Target;
  /** Lists further targets, which may have tombstones that the target of the backup lacks. */
  readonly others?: readonly Target[];
  readonly keys: ReaderKeys;
  /** Names the folder of the new shop. It must be empty or missing. `npm start` takes it as TORIC_DATA_DIR. */
  readonly dataDir: string;
  readonly log: Log;
};

export type RestoredShop = RestoredTombstones & { readonly manifest: Manifest; readonly files: number };

/**
 * Restores a shop. Does not start its server. Throws DamagedObject or MissingObject, with the name of the object, if
 * the backup is incomplete, and keeps the folder for an inspection.
 */
export async function restoreShop(options: RestoreShop): Promise<RestoredShop> {
  const { target, others = [], keys, dataDir, log } = options;
  if (existsSync(dataDir) && (await readdir(dataDir)).length > 0)
    throw new Error(`${dataDir} is not empty. Restore into a new folder: a restore never writes over a shop.`);
  await mkdir(dataDir, { recursive: true });
  const scratch = join(dataDir, '.scratch');
  const chosen = await chooseBackup(options);
  const newest = await chooseBackup({ target, keys, log });
  const manifest = await readManifest(target, chosen.id, keys, scratch);
  // the newest manifest only adds tombstones, so a damaged one must not stop the restore of an older backup
  const latest = await readManifest(target, newest.id, keys, scratch).catch((error: unknown) => {
    log(`${target.name}: ${String(error)} Its tombstones are left out.`);
    return manifest;
  });
  const store = await keysOfBackup(target, manifest, keys, scratch);
  await rm(scratch, { force: true });
  const { [SUPERUSER]: password = '', ...secrets } = store;
  await writeFile(join(dataDir, 'secrets.json'), JSON.stringify(secrets, null, 2), { mode: 0o600 });
  log(`restoring backup ${manifest.id}`);
  await adoptCluster({
    ...{ dataDir: postgresDirOf(dataDir), password, log },
    fill: async (folders) => void (await restoreCluster({ ...options, ...folders })),
  });
  const files = {
    targets: [target, ...others],
    manifest,
    newest: latest,
    keys,
    anchorDir: anchorDirOf(dataDir),
  } as const;
  return { manifest, ...(await restoreFiles(files)) };
}
