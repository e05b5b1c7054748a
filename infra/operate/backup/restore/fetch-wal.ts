/** Fetches the WAL that a restore needs, and the histories of timelines that earlier restores began. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../objects/manifest.ts';
import { DamagedObject } from '../objects/seal.ts';
import { readNote, readSigned } from '../objects/signed-object.ts';
import { isPruned, prunedBefore } from '../retention/pruned.ts';
import { MissingObject } from '../targets/target.ts';
import { isSegment, planWal, readSegment, type WalPlan } from '../wal/segments.ts';
import { walKey, walOf } from '../wal/ship.ts';
import type { RestoreOptions } from './options.ts';

type Options = Pick<RestoreOptions, 'target' | 'keys' | 'walDir' | 'until' | 'backup' | 'log'>;

/**
 * Fetches objects of the WAL into the folder of the restore. Returns the names of the complete ones. An object that is
 * not signed or is damaged counts as missing, because anybody who can write to the target can put objects there.
 */
async function fetchWhole(options: Options, names: readonly string[], mostBytes: number): Promise<string[]> {
  const { target, keys, walDir, log } = options;
  const scratch = join(walDir, '.scratch');
  const whole: string[] = [];
  for (const name of names) {
    try {
      const content = await readSigned(target, walKey(name), keys, scratch, mostBytes);
      await writeFile(join(walDir, name), content, { mode: 0o600 });
      whole.push(name);
    } catch (error) {
      if (!(error instanceof DamagedObject || error instanceof MissingObject)) throw error;
      log(`${target.name}: ${error.message} It is left out.`);
    }
  }
  await rm(scratch, { force: true });
  return whole;
}

/** Throws if the WAL has a gap before the moment to which this restore leads. */
async function assertReaches({ target, keys, until, backup }: Options, { id, wal }: Manifest, { missing }: WalPlan) {
  const [gap] = missing;
  const end = readSegment(wal.last, wal.segmentBytes).position;
  if (gap === undefined) return;
  const position = readSegment(gap, wal.segmentBytes).position;
  if (backup !== undefined && position > end) return;
  if (position > end && isPruned(gap, await prunedBefore(target, keys)))
    throw new Error(
      `The WAL of that time was removed by the retention of backups, so only the end of a backup can be restored: --backup ${id}.`,
    );
  if (until === undefined || position <= end)
    throw new DamagedObject(
      `The segment ${gap} of the WAL is missing in ${target.name}. Restore from another target, or choose a moment before it.`,
    );
}

/**
 * Returns the first of these segments that this shop has signed. A signed segment proves that the WAL before it has a
 * gap. An unsigned object under such a name proves nothing.
 */
async function firstSigned({ target, keys, log }: Options, names: readonly string[]): Promise<string[]> {
  for (const name of names) {
    const fault = await readNote(target, walKey(name), keys).then(() => undefined, String);
    if (fault === undefined) return [name];
    log(`${target.name}: ${fault} It is left out.`);
  }
  return [];
}

export async function fetchWal(options: Options, manifest: Manifest): Promise<void> {
  const { wal } = manifest;
  const position = (name: string) => readSegment(name, wal.segmentBytes).position;
  await mkdir(options.walDir, { recursive: true, mode: 0o700 });
  const stored = await walOf(options.target, wal);
  const end = position(wal.last);
  const planned = planWal(stored, wal).segments;
  const wanted = planned.filter((name) => options.backup === undefined || position(name) <= end);
  const whole = await fetchWhole(options, wanted, 2 * wal.segmentBytes);
  const reached = Math.max(end, ...planned.map(position));
  const later = stored.filter(
    (name) => isSegment(name) && name.slice(0, 8) >= wal.first.slice(0, 8) && position(name) > reached,
  );
  const proof = options.backup === undefined ? await firstSigned(options, later) : [];
  await assertReaches(options, manifest, planWal([...whole, ...proof], wal));
  const histories = stored.filter((name) => name.endsWith('.history'));
  await fetchWhole(options, histories, 2 * wal.segmentBytes);
}
