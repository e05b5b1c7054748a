/**
 * Takes finished WAL segments from the spool, in which the server puts them, and stores them in every target. Each
 * target has its own outbox, so a target that cannot be reached does not delay the others.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../../run/servers/process.ts';
import type { WriterKeys } from '../keys/backup-keys.ts';
import { sealInto } from '../objects/seal.ts';
import { writeSigned } from '../objects/signed-object.ts';
import type { Target } from '../targets/target.ts';

export type ShipOptions = {
  /** Names the folder (spool) into which the server copies finished WAL segments. */
  readonly spool: string;
  /** Names the folder of the backup agent. It holds the files that a target has not stored yet. */
  readonly workDir: string;
  readonly targets: readonly Target[];
  readonly keys: WriterKeys;
};

/** States how many files wait for a target, and the reason why they wait. */
export type Waiting = { readonly target: string; readonly files: number; readonly why: string | undefined };

export type Shipped = {
  /** Lists the files that were taken from the spool. */
  readonly taken: readonly string[];
  readonly waiting: readonly Waiting[];
};

export const walKey = (name: string) => `wal/${name}`;

/**
 * Returns the names of the segments and histories in a target. Leaves out an object that is too large for a segment,
 * because this shop has not stored it and reading it would fill the memory.
 */
export async function walOf(target: Target, { segmentBytes }: { readonly segmentBytes: number }): Promise<string[]> {
  const listed = await target.list('wal/');
  return listed.filter(({ bytes }) => bytes <= 2 * segmentBytes).map(({ key }) => key.slice('wal/'.length));
}

/**
 * Returns the complete files of a folder. The server first writes a file under a name that begins with a dot, and
 * renames it afterwards.
 */
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();

/** Returns a short name of a target, for files and folders that belong to it. */
export const shortName = ({ name }: Pick<Target, 'name'>): string =>
  createHash('sha256').update(name).digest('hex').slice(0, 12);

const outboxOf = (workDir: string, target: Target) => join(workDir, 'outbox', shortName(target));

/**
 * Links a file. Replaces a link that exists, because a crash may have come between the link and the end of the step.
 */
async function linkOnce(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  await link(from, to);
}

async function take({ spool, workDir, targets, keys }: ShipOptions, name: string): Promise<void> {
  const [sealedFile, file] = [join(workDir, '.sealed'), join(workDir, '.signed')];
  // after a crash, an outbox may still link the former file, so it must be removed and not overwritten
  await rm(file, { force: true });
  const sealed = await sealInto(sealedFile, createReadStream(join(spool, name)), keys.recipient);
  await writeSigned(file, { key: walKey(name), sealedFile, sealed, keys });
  for (const target of targets) {
    const outbox = outboxOf(workDir, target);
    await mkdir(outbox, { recursive: true });
    await linkOnce(file, join(outbox, name));
  }
  await rm(file);
  await rm(sealedFile);
  await rm(join(spool, name));
}

/** Stores the files that wait for a target, in the order of the WAL. Returns how many are left, and why. */
export async function deliverWal(workDir: string, target: Target): Promise<Waiting> {
  const outbox = outboxOf(workDir, target);
  const files = await filesIn(outbox).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  for (const [done, name] of files.entries()) {
    try {
      await target.put(walKey(name), join(outbox, name));
      await rm(join(outbox, name));
    } catch (error) {
      return { target: target.name, files: files.length - done, why: String(error) };
    }
  }
  return { target: target.name, files: 0, why: undefined };
}

/** Takes the files of the spool and puts each into every outbox. Returns their names. May be killed at any moment. */
export async function takeWal(options: ShipOptions): Promise<string[]> {
  const { spool, workDir } = options;
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  const taken = await filesIn(spool);
  for (const name of taken) await take(options, name);
  return taken;
}

/**
 * Ships the files of the spool to every target. The caller calls this function continuously. It may be killed at any
 * moment.
 */
export async function shipWal(options: ShipOptions): Promise<Shipped> {
  const taken = await takeWal(options);
  return { taken, waiting: await Promise.all(options.targets.map((target) => deliverWal(options.workDir, target))) };
}
