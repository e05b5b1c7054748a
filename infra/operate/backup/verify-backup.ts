/** Reads a whole backup and compares it with its manifest. It needs no server. */
import { mkdir, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ReaderKeys } from './keys/backup-keys.ts';
import { type BackupObject, type Manifest, readManifest } from './objects/manifest.ts';
import { DamagedObject, fetchInto, openSealed } from './objects/seal.ts';
import { readSigned } from './objects/signed-object.ts';
import { keysOfBackup } from './parts/key-store.ts';
import { isPruned, prunedBefore } from './retention/pruned.ts';
import { MissingObject, type Target } from './targets/target.ts';
import { verifyTombstones } from './tombstones/recover.ts';
import { planWal } from './wal/segments.ts';
import { walKey, walOf } from './wal/ship.ts';

export type Verified = {
  readonly objects: number;
  readonly segments: number;
  /** Lists the faults of the backup, one sentence each. A backup without a finding can be restored. */
  readonly findings: readonly string[];
};

/** Runs a step. Returns its finding if the backup is damaged or incomplete. Throws other errors. */
async function finding(step: () => Promise<unknown>): Promise<string[]> {
  try {
    await step();
    return [];
  } catch (error) {
    if (error instanceof DamagedObject || error instanceof MissingObject) return [error.message];
    throw error;
  }
}

async function readObject(target: Target, { key, ...stored }: BackupObject, keys: ReaderKeys, scratch: string) {
  await fetchInto(scratch, { key, stored: await target.get(key), expected: stored });
  const hash = createHash('sha256');
  for await (const chunk of await openSealed(scratch, key, keys.identity)) hash.update(chunk);
  if (hash.digest('hex') !== stored.plainSha256)
    throw new DamagedObject(`${key} has another content than was backed up.`);
}

async function verifyWal(target: Target, { wal }: Manifest, keys: ReaderKeys, scratch: string) {
  const plan = planWal(await walOf(target, wal), wal);
  const { segments } = plan;
  const before = await prunedBefore(target, keys);
  // for an older backup, the retention keeps only the WAL that was written while the backup ran
  const isExpected = (name: string) => name.slice(8) > wal.last.slice(8) && isPruned(name, before);
  const missing = plan.missing.filter((name) => !isExpected(name));
  const findings = missing.map((name) => `The segment ${name} of the WAL is missing. A restore would end before it.`);
  for (const name of segments)
    findings.push(...(await finding(() => readSigned(target, walKey(name), keys, scratch, 2 * wal.segmentBytes))));
  return { segments: segments.length, findings };
}

/**
 * Verifies a backup: the signature of its manifest, each object, the key store, the tombstones, and the WAL segments
 * from its beginning to the newest one. `workDir` is a folder for temporary files. `expected` names tombstones of other
 * targets, which this target must have, too.
 */
export async function verifyBackup(
  target: Target,
  id: string,
  keys: ReaderKeys,
  workDir: string,
  expected: ReadonlySet<string> = new Set(),
): Promise<Verified> {
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  const scratch = join(workDir, '.scratch');
  try {
    let manifest: Manifest | undefined;
    const unreadable = await finding(async () => {
      manifest = await readManifest(target, id, keys, scratch);
    });
    if (!manifest) return { objects: 0, segments: 0, findings: unreadable };
    const backup: Manifest = manifest;
    const { objects } = backup;
    const findings: string[] = [];
    for (const object of objects) findings.push(...(await finding(() => readObject(target, object, keys, scratch))));
    findings.push(...(await finding(() => keysOfBackup(target, backup, keys, scratch))));
    findings.push(...(await verifyTombstones(target, { manifest: backup, expected, keys, scratch })));
    const wal = await verifyWal(target, backup, keys, scratch);
    return { objects: objects.length, segments: wal.segments, findings: [...findings, ...wal.findings] };
  } finally {
    await rm(scratch, { force: true });
  }
}
