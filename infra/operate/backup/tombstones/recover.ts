/**
 * Finds, verifies and restores the tombstones of all targets. A tombstone that one target lacks may be in another
 * target.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReaderKeys } from '../keys/backup-keys.ts';
import { jsonOf } from '../objects/json-of.ts';
import type { Manifest } from '../objects/manifest.ts';
import { DamagedObject } from '../objects/seal.ts';
import { readSigned } from '../objects/signed-object.ts';
import { MissingObject, type Target } from '../targets/target.ts';
import { listedTombstones, listKey, storedTombstones, tombstoneKey } from './list.ts';

const Content = z.strictObject({ file: z.string().regex(/^[0-9A-Za-z-]+\.json$/), content: z.string() });

const isFault = (error: unknown): error is Error => error instanceof DamagedObject || error instanceof MissingObject;

/** Returns the sentence about a target that failed. */
const faultOf = ({ name }: Target, error: unknown): string =>
  `${name}: ${error instanceof Error ? error.message : String(error)}`;

/** Returns a tombstone. Throws DamagedObject or MissingObject. */
async function readTombstone(target: Target, name: string, keys: ReaderKeys, scratch: string) {
  const key = tombstoneKey(keys, name);
  const read = Content.safeParse(jsonOf((await readSigned(target, key, keys, scratch)).toString()));
  if (!read.success) throw new DamagedObject(`${key} is no tombstone.`);
  return read.data;
}

/**
 * Returns the names in the lists of these targets, and a sentence for each list that cannot be read. Never throws,
 * because a target that is away must not stop a restore from another one.
 */
export async function listedAnywhere(targets: readonly Target[], keys: Pick<ReaderKeys, 'verifyKey'>) {
  const names = new Set<string>();
  const findings: string[] = [];
  for (const target of targets) {
    try {
      for (const name of (await listedTombstones(target, keys)) ?? []) names.add(name);
    } catch (error) {
      findings.push(faultOf(target, error));
    }
  }
  return { names, findings };
}

/**
 * Verifies that a target has each tombstone of its own list, of the backup, and of `expected`, which are the names in
 * other targets. Returns a sentence for each fault.
 */
export async function verifyTombstones(
  target: Target,
  { manifest, expected, keys, scratch }: TombstoneCheck,
): Promise<string[]> {
  const own = await listedAnywhere([target], keys);
  const names = new Set([...own.names, ...Object.keys(manifest.tombstones), ...expected]);
  const findings = [...own.findings];
  if (names.size > 0 && own.names.size === 0 && findings.length === 0)
    findings.push(`${listKey(keys)} is missing: somebody has deleted the list of tombstones.`);
  const unlisted = [...names].filter((name) => !own.names.has(name)).length;
  if (own.names.size > 0 && unlisted > 0)
    findings.push(`${listKey(keys)} is older than the backup: it lacks ${unlisted} of ${names.size} tombstones.`);
  for (const name of names) {
    const fault = await readTombstone(target, name, keys, scratch).then(
      () => undefined,
      (error: unknown) => {
        if (isFault(error)) return error.message;
        throw error;
      },
    );
    if (fault !== undefined)
      findings.push(`${fault} A restore to a time before that erasure would bring the person back.`);
  }
  return findings;
}

type TombstoneCheck = {
  readonly manifest: Pick<Manifest, 'tombstones'>;
  readonly expected: ReadonlySet<string>;
  readonly keys: ReaderKeys;
  readonly scratch: string;
};

export type RestoredTombstones = {
  readonly tombstones: number;
  /**
   * Names the tombstones that must exist and that no target has. A tombstone is named by its file if a manifest
   * contains the name of the file.
   */
  readonly missing: readonly string[];
  /** Lists what could not be asked or read, one sentence each. A tombstone may be missing without a name then. */
  readonly findings: readonly string[];
};

/**
 * Restores the tombstones of all targets into a folder. `known` maps the names of tombstones to their files, as the
 * manifests state. A file that is already in the folder, because it was restored from a backup, is not missing.
 */
export async function restoreTombstones(
  targets: readonly Target[],
  options: { known: Readonly<Record<string, string>>; keys: ReaderKeys; folder: string; scratch: string },
): Promise<RestoredTombstones> {
  const { known, keys, folder, scratch } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { names: listed, findings: unread } = await listedAnywhere(targets, keys);
  const stored = await storedAnywhere(targets, keys);
  const expected = new Set([...listed, ...Object.keys(known)]);
  const files = new Set<string>();
  const missing: string[] = [];
  for (const name of new Set([...expected, ...stored.names])) {
    const found = await readAnywhere(targets, name, keys, scratch);
    const file = found?.file ?? known[name];
    if (found) await writeFile(join(folder, found.file), found.content, { mode: 0o600 });
    if (file !== undefined && existsSync(join(folder, file))) files.add(file);
    else if (expected.has(name)) missing.push(file ?? name);
  }
  const findings = [...unread, ...stored.findings, ...(await lackingLists(targets, keys, files.size + missing.length))];
  return { tombstones: files.size, missing, findings: [...new Set(findings)] };
}

/** Returns the names of the tombstones that the targets have, and a sentence for each target that was not asked. */
async function storedAnywhere(targets: readonly Target[], keys: ReaderKeys) {
  const names = new Set<string>();
  const findings: string[] = [];
  for (const target of targets) {
    try {
      for (const name of await storedTombstones(target, keys)) names.add(name);
    } catch (error) {
      findings.push(faultOf(target, error));
    }
  }
  return { names, findings };
}

/** Returns a sentence for each target that has no list although there are tombstones. Somebody has deleted it. */
async function lackingLists(targets: readonly Target[], keys: ReaderKeys, tombstones: number): Promise<string[]> {
  if (tombstones === 0) return [];
  const lists = targets.map(async (target) => ({ target, list: await listedTombstones(target, keys) }));
  // a list that cannot be read has its own sentence
  const answers = (await Promise.allSettled(lists)).flatMap((answer) =>
    answer.status === 'fulfilled' && answer.value.list === undefined ? [answer.value.target.name] : [],
  );
  return answers.map((name) => `${name}: ${listKey(keys)} is missing: somebody has deleted the list of tombstones.`);
}

/** Returns a tombstone of the first target that has it whole. */
async function readAnywhere(targets: readonly Target[], name: string, keys: ReaderKeys, scratch: string) {
  for (const target of targets) {
    const found = await readTombstone(target, name, keys, scratch).catch(() => undefined);
    if (found) return found;
  }
  return undefined;
}
