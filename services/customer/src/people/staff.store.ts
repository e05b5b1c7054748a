/** Staff. E-mail and name are sealed with a key per person; the roles are a column of the account. */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { StaffView } from '@toric/contracts/customer/people/staff.http';
import type { Tx } from '@toric/messaging/sql';
import { EMAIL_INDEX, insertAccount } from '../accounts/account.store.ts';
import { findKeyrings, insertKey, readKeyrings } from '../data-key.store.ts';
import type { Staff as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { StaffMember } from './staff.ts';
import type { StaffRole } from '@toric/contracts/kernel/access';

const staffData = sealedColumn('staff', StaffView.pick({ email: true, name: true }));

const openStaff = (keys: Keyring, { sealed, ...row }: Row & { roles: string[] }): StaffMember => ({
  id: row.id,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  roles: row.roles,
  data: staffData.open(keys, row.id, sealed),
});

type NewStaff = Omit<StaffMember, 'roles'> & { roles: readonly StaffRole[]; passwordHash: string };

/**
 * Inserts the person with an account and a new data key, and returns true. Returns false if another account has the
 * e-mail.
 */
export async function insertStaff(tx: Tx, vault: Vault, staff: NewStaff): Promise<boolean> {
  const { id, roles, data, passwordHash, createdAt } = staff;
  const emailIndex = vault.blindIndex(EMAIL_INDEX, data.email);
  if (!(await insertAccount(tx, { id, kind: 'staff', roles, emailIndex, passwordHash }, createdAt))) return false;
  const key = vault.newKey(id);
  await insertKey(tx, key);
  await tx.run`
    insert into staff (id, sealed, created_at, updated_at)
    values (${id}, ${staffData.seal(vault.keyring([key]), id, data)}, ${createdAt}, ${createdAt})`;
  return true;
}

export async function anyStaff(tx: Tx): Promise<boolean> {
  return (await tx.one<{ exists: boolean }>`select exists (select from staff)`).exists;
}

/** Locks the row of the person and the row of the account, which has the roles, until the transaction ends. */
export async function lockStaff(tx: Tx, vault: Vault, id: string): Promise<StaffMember | undefined> {
  const row = await tx.maybe<Row & { roles: string[] }>`
    select s.*, a.roles from staff s join account a on a.id = s.id where s.id = ${id} for no key update`;
  return row && openStaff((await findKeyrings(tx, vault, [id]))(id), row);
}

export async function updateRoles(tx: Tx, { id, roles, version, updatedAt }: StaffMember): Promise<void> {
  await tx.run`update account set roles = ${roles} where id = ${id}`;
  await tx.run`update staff set version = ${version}, updated_at = ${updatedAt} where id = ${id}`;
}

/** Returns at most `limit` + 1 members of staff, newest first: the extra one shows that another page follows. */
export async function readStaff(
  db: Reader,
  vault: Vault,
  page: PageQuery,
): Promise<PageRows<Cursor & { member: StaffMember }>> {
  const rows = await db.staff.findMany({ ...pageRange(page, {}), include: { account: { select: { roles: true } } } });
  const ids = rows.map(({ id }) => id);
  const keys = await readKeyrings(db, vault, ids);
  const staff = rows.map(({ account, ...row }) => ({
    id: row.id,
    createdAt: row.createdAt,
    get member() {
      return openStaff(keys(row.id), { ...row, roles: account.roles });
    },
  }));
  return withTotal(page, staff, (range) => db.staff.count(range));
}
