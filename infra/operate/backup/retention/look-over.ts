/** Checks without the identity whether a backup is complete: its objects by their sizes, its key store and its WAL. */
import type { Card } from '../objects/manifest.ts';
import { keyStoreKey } from '../parts/key-store.ts';
import type { StoredObject } from '../targets/target.ts';
import { planWal } from '../wal/segments.ts';
import { walKey } from '../wal/ship.ts';

/**
 * Returns a sentence for each fault of a backup, from the list of the objects of its target. It does not read the
 * objects, so a changed byte is not found. `verifyBackup` finds it, but needs three shares.
 */
export function lookOver({ id, objects, wal }: Card, listed: readonly StoredObject[]): string[] {
  const sizes = new Map(listed.map(({ key, bytes }) => [key, bytes]));
  const findings: string[] = [];
  for (const { key, bytes } of objects) {
    const found = sizes.get(key);
    if (found === undefined) findings.push(`${key} is missing.`);
    else if (found !== bytes) findings.push(`${key} has ${found} bytes, and ${bytes} were stored.`);
  }
  if (!sizes.has(keyStoreKey(id))) findings.push(`${keyStoreKey(id)} is missing.`);
  const start = walKey('').length;
  const stored = listed.filter(({ key, bytes }) => key.startsWith(walKey('')) && bytes > 0);
  const { missing } = planWal(
    stored.map(({ key }) => key.slice(start)),
    wal,
  );
  return [
    ...findings,
    ...missing
      .filter((name) => name.slice(8) <= wal.last.slice(8))
      .map((name) => `The segment ${name} of the WAL is missing.`),
  ];
}
