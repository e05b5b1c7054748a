/** Checks without the identity whether a backup is complete: its objects by their sizes, its key store and its WAL. */
import { timelineOf } from '../due.ts';
import type { Card } from '../objects/manifest.ts';
import { keyStoreKey } from '../parts/key-store.ts';
import type { StoredObject } from '../targets/target.ts';
import { planWal } from '../wal/segments.ts';
import { walKey } from '../wal/ship.ts';

/** Returns a sentence for each object of a backup that is missing or has another size, and for a missing key store. */
function objectFaults({ id, objects }: Card, listed: readonly StoredObject[]): string[] {
  const sizes = new Map(listed.map(({ key, bytes }) => [key, bytes]));
  const findings: string[] = [];
  for (const { key, bytes } of objects) {
    const found = sizes.get(key);
    if (found === undefined) findings.push(`${key} is missing.`);
    else if (found !== bytes) findings.push(`${key} has ${found} bytes, and ${bytes} were stored.`);
  }
  if (!sizes.has(keyStoreKey(id))) findings.push(`${keyStoreKey(id)} is missing.`);
  return findings;
}

/** Returns the segments that are missing before the newest one. An empty or too large object is no segment. */
function missingWal({ wal }: Card, listed: readonly StoredObject[]): readonly string[] {
  const start = walKey('').length;
  const stored = listed.filter(
    ({ key, bytes }) => key.startsWith(walKey('')) && bytes > 0 && bytes <= 2 * wal.segmentBytes,
  );
  return planWal(
    stored.map(({ key }) => key.slice(start)),
    wal,
  ).missing;
}

/**
 * Returns a sentence for each fault of a backup, from the list of the objects of its target. It does not read the
 * objects, so a changed byte is not found. `verifyBackup` finds it, but needs three shares.
 */
export function lookOver(card: Card, listed: readonly StoredObject[]): string[] {
  const lacking = missingWal(card, listed).filter((name) => name.slice(8) <= card.wal.last.slice(8));
  return [...objectFaults(card, listed), ...lacking.map((name) => `The segment ${name} of the WAL is missing.`)];
}

/**
 * Counts what a restore of this backup and all WAL after it lacks: objects, the key store, and gaps in the WAL. Returns
 * undefined if the server writes a later timeline, because a restore to now needs a backup of that timeline.
 */
export function countFaults(card: Card, listed: readonly StoredObject[], timeline: string): number | undefined {
  if (timelineOf(card.wal.last) < timeline) return undefined;
  return objectFaults(card, listed).length + missingWal(card, listed).length;
}
