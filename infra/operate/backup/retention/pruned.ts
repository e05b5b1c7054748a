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
const Pruned = z.strictObject({ before: z.string().regex(/^[0-9A-F]{24}$/), at: z.iso.datetime() });

/**
 * Returns the segment before which the retention has removed WAL. Returns undefined if nothing was removed, and for a
 * record that this shop has not signed.
 */
export async function prunedBefore(target: Target, keys: Pick<ReaderKeys, 'verifyKey'>): Promise<string | undefined> {
  try {
    return Pruned.parse(await readNote(target, KEY, keys)).before;
  } catch (error) {
    if (error instanceof MissingObject || error instanceof DamagedObject) return undefined;
    throw error;
  }
}

/** Stores the record, unless it names a later segment already. It is stored before the first segment is removed. */
export async function recordPruned(
  target: Target,
  { before, now, keys, scratch }: { before: string; now: Date; keys: WriterKeys; scratch: string },
): Promise<void> {
  const former = await prunedBefore(target, { verifyKey: verifyKeyOf(keys) });
  // the first eight digits are the timeline, and the others the position
  if (former !== undefined && former.slice(8) >= before.slice(8)) return;
  await writeNote(scratch, { key: KEY, note: { before, at: now.toISOString() }, keys });
  await target.put(KEY, scratch);
  await rm(scratch, { force: true });
}
