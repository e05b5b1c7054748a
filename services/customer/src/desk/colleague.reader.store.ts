import type { Vault } from '@toric/chassis/data/vault';
import { viewsOf } from '@toric/chassis/data/unreadable';
import { StaffRole } from '@toric/contracts/kernel/access';
import { readKeyrings } from '../data-key.store.ts';
import { staffData } from '../person.store.ts';
import type { Reader } from '../reader.store.ts';

/** Returns the names of the members of staff with these ids. Leaves out other ids and damaged rows. */
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

/** Holds the largest number of colleagues that the directory lists. */
const LISTED = 500;

export type Colleague = { readonly id: string; readonly name: string; readonly roles: StaffRole[] };

/** Returns the members of staff who can sign in, by name. If `role` is given, returns only those with this role. */
export async function readDirectory(db: Reader, vault: Vault, role: StaffRole | undefined): Promise<Colleague[]> {
  const accounts = await db.account.findMany({
    where: { kind: 'staff', passwordHash: { not: null }, ...(role && { roles: { has: role } }) },
    select: { id: true, roles: true },
    orderBy: { id: 'asc' },
    take: LISTED,
  });
  const rolesOf = new Map(accounts.map(({ id, roles }) => [id, StaffRole.array().parse(roles)]));
  const named = await readColleagues(db, vault, [...rolesOf.keys()]);
  return named
    .map((colleague) => ({ ...colleague, roles: rolesOf.get(colleague.id) ?? [] }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
