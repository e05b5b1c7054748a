import type { Vault } from '@toric/chassis/data/vault';
import { viewsOf } from '@toric/chassis/data/unreadable';
import { readKeyrings } from '../data-key.store.ts';
import { staffData } from '../person.store.ts';
import type { Reader } from '../reader.store.ts';

/** Returns the names of the members of staff with these ids. Ids of others, and damaged rows, are left out. */
export async function readColleagues(
  db: Reader,
  vault: Vault,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const rows = await db.staff.findMany({ where: { id: { in: [...ids] } }, select: { id: true, sealed: true } });
  const keysOf = await readKeyrings(
    db,
    vault,
    rows.map(({ id }) => id),
  );
  return viewsOf(rows, ({ id, sealed }) => ({ id, name: staffData.open(keysOf(id), id, sealed).name })).data;
}
