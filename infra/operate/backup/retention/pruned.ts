/**
 * Keeps the signed record of how far back the WAL is complete. Without this record, WAL that was pruned would look
 * lost.
 */
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { type ReaderKeys, verifyKeyOf, type WriterKeys } from '../keys/backup-keys.ts';
import { DamagedObject } from '../objects/seal.ts';
import { readNote, writeNote } from '../objects/signed-object.ts';
import { MissingObject, type Target } from '../targets/target.ts';

const KEY = 'retention/wal';
const Name = z.string().regex(/^[0-9A-F]{24}$/);
const Pruned = z.strictObject({
  before: Name,
  /** Names the segments that the record named for earlier timelines. */
  earlier: z.array(Name).default([]),
  at: z.iso.datetime(),
});

// the first eight digits are the timeline, and the others the position
const timelineOf = (name: string) => name.slice(0, 8);
const positionOf = (name: string) => name.slice(8);

/**
 * Returns the segments before which the retention has removed WAL, one for each timeline. Returns none if nothing was
 * removed, and for a record that this shop has not signed.
 */
export async function prunedBefore(target: Target, keys: Pick<ReaderKeys, 'verifyKey'>): Promise<readonly string[]> {
  try {
    const { before, earlier } = Pruned.parse(await readNote(target, KEY, keys));
    return [before, ...earlier];
  } catch (error) {
    if (error instanceof MissingObject || error instanceof DamagedObject) return [];
    throw error;
  }
}

/**
 * Returns true if the retention has removed this segment. A record says nothing about a timeline that began after it,
 * because its segments may have lower positions.
 */
export const isPruned = (segment: string, before: readonly string[]): boolean =>
  before.some((name) => timelineOf(segment) <= timelineOf(name) && positionOf(segment) < positionOf(name));

/** Stores the record, unless it names a later segment already. It is stored before the first segment is removed. */
export async function recordPruned(
  target: Target,
  { before, now, keys, scratch }: { before: string; now: Date; keys: WriterKeys; scratch: string },
): Promise<void> {
  const former = await prunedBefore(target, { verifyKey: verifyKeyOf(keys) });
  if (former.includes(before) || isPruned(before, former)) return;
  const earlier = former.filter((name) => !isPruned(name, [before]));
  await writeNote(scratch, { key: KEY, note: { before, earlier, at: now.toISOString() }, keys });
  await target.put(KEY, scratch);
  await rm(scratch, { force: true });
}
