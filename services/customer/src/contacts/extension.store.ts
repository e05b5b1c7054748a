/** Reads and writes the telephone extensions of staff. */
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from '../reader.store.ts';

/** Returns the member of staff who has this extension. Returns undefined if nobody has it. */
export async function findStaffAt(tx: Tx, extension: string): Promise<string | undefined> {
  const row = await tx.maybe<{ staffId: string }>`
    select staff_id from staff_extension where extension = ${extension}`;
  return row?.staffId;
}

export async function readExtension(db: Reader, staffId: string): Promise<string | null> {
  return (await db.staffExtension.findUnique({ where: { staffId } }))?.extension ?? null;
}

/**
 * Saves the extension of a person's telephone. Removes it if the extension is null. Returns false if a colleague has
 * this extension.
 */
export async function saveExtension(tx: Tx, staffId: string, extension: string | null, now: Date): Promise<boolean> {
  await tx.run`delete from staff_extension where staff_id = ${staffId}`;
  if (extension === null) return true;
  const saved = await tx.run`
    insert into staff_extension (staff_id, extension, updated_at) values (${staffId}, ${extension}, ${now})
    on conflict do nothing`;
  return saved === 1;
}
