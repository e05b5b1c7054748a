/**
 * Takes a whole backup: the files of the cluster, the rows of each table, the files outside the cluster, the
 * definitions of the broker, and the keys.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RELEASE } from '../../run/system/release.ts';
import { takeBaseBackup } from './base/base-backup.ts';
import type { WriterKeys } from './keys/backup-keys.ts';
import { backupId, type Manifest, manifestKey, writeManifest } from './objects/manifest.ts';
import { deliverTo } from './objects/store-object.ts';
import { storeDefinitions, storeFiles } from './parts/files.ts';
import { type KeyStore, printsOf, storeKeys } from './parts/key-store.ts';
import { storeRows } from './parts/rows.ts';
import type { Target } from './targets/target.ts';
import { tombstoneFiles } from './tombstones/ship.ts';

export type Shop = {
  /** Holds the connection string of an administrator, to any database of the server. */
  readonly adminUrl: string;
  /** Holds the connection string of an administrator, to the database of the shop. */
  readonly databaseUrl: string;
  /** Names the data directory of the database cluster (PGDATA). */
  readonly cluster: string;
  /** Names the folder of anchors and tombstones. */
  readonly anchorDir: string;
  /**
   * Holds the address of the broker's HTTP interface with user and password. It is undefined if the broker has none.
   */
  readonly managementUrl: string | undefined;
  readonly secrets: KeyStore;
};

export type TakeOptions = {
  readonly shop: Shop;
  readonly targets: readonly Target[];
  readonly keys: WriterKeys;
  readonly workDir: string;
  readonly now: Date;
};

export type Taken = { readonly manifest: Manifest; readonly failures: Readonly<Record<string, string>> };

/**
 * Takes a backup and stores it in all targets. The manifest is stored last, so that an interrupted backup does not
 * count as one. Throws if no target has stored the whole backup.
 */
export async function takeBackup({ shop, targets, keys, workDir, now }: TakeOptions): Promise<Taken> {
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  const id = backupId(now);
  const delivery = deliverTo(targets);
  const storing = { delivery, keys, workDir };
  const base = await takeBaseBackup(storing, id, shop);
  const rows = await storeRows(storing, id, shop.databaseUrl);
  const files = await storeFiles(storing, id, shop.anchorDir);
  const broker = shop.managementUrl === undefined ? [] : [await storeDefinitions(storing, id, shop.managementUrl)];
  await storeKeys(storing, id, shop.secrets);
  const manifest: Manifest = {
    ...{ format: 2, id, startedAt: now.toISOString(), endedAt: new Date().toISOString(), release: RELEASE },
    ...{ server: base.server, wal: base.wal, keyPrints: printsOf(shop.secrets) },
    tombstones: await tombstoneFiles(join(shop.anchorDir, 'erased'), keys),
    objects: [...base.objects, ...rows, ...files, ...broker],
  };
  const file = join(workDir, '.manifest');
  await writeManifest(file, manifest, keys);
  await delivery.put(manifestKey(id), file);
  await rm(file);
  return { manifest, failures: delivery.failures() };
}
