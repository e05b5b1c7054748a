/**
 * Stores staff. The e-mail address and the name are encrypted with a key for each person. The roles are a column of the
 * account.
 */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { StaffRole } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';
import { EMAIL_INDEX, insertAccount } from '../accounts/account.store.ts';
import { findKeyrings, insertKey, readKeyrings } from '../data-key.store.ts';
import type { Staff as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { staffData } from '../person.store.ts';
import type { RoleRequest, StaffData, StaffMember } from './staff.ts';

type Opened = Row & { roles: string[]; active: boolean; roleRequest: RoleRequest | null };
export const openStaff = (keys: Keyring, row: Opened): StaffMember => ({
  id: row.id,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  roles: StaffRole.array().parse(row.roles),
  active: row.active,
  roleRequest: row.roleRequest,
  data: staffData.open(keys, row.id, row.sealed),
});

/**
 * Describes a new member of staff. `passwordHash` is null if the person sets the password later, with a set-up code.
 */
type NewStaff = Omit<StaffMember, 'active' | 'roleRequest'> & { passwordHash: string | null };

/**
 * Inserts the person with an account and a new key, and returns true. Returns false if another account has the e-mail
 * address.
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

/**
 * Locks the member of staff and the account, which has the roles, until the transaction ends. Reads the open request in
 * a second statement, because a statement that waited for the lock would read the request from its old snapshot.
 */
export async function lockStaff(tx: Tx, vault: Vault, id: string): Promise<StaffMember | undefined> {
  const row = await tx.maybe<Row & { roles: string[]; active: boolean }>`
    select s.*, a.roles, a.password_hash is not null as active
    from staff s join account a on a.id = s.id where s.id = ${id} for no key update`;
  if (!row) return undefined;
  const roleRequest = row.roleRequestId === null ? null : await findRequest(tx, row.roleRequestId);
  return openStaff((await findKeyrings(tx, vault, [id]))(id), { ...row, roleRequest });
}

type RequestRow = { id: string; rolesAfter: string[]; madeBy: string | null; createdAt: Date };
export const requestOf = ({ id, rolesAfter, madeBy, createdAt }: RequestRow): RoleRequest => ({
  id,
  roles: StaffRole.array().parse(rolesAfter),
  requestedBy: madeBy ?? '',
  requestedAt: createdAt,
});

async function findRequest(tx: Tx, id: string): Promise<RoleRequest> {
  return requestOf(
    await tx.one<RequestRow>`select id, roles_after, made_by, created_at from staff_change where id = ${id}`,
  );
}

/** Saves the roles, the open request for roles and the version of a staff account. */
export async function updateStaff(tx: Tx, { id, roles, roleRequest, version, updatedAt }: StaffMember): Promise<void> {
  await tx.run`update account set roles = ${roles} where id = ${id}`;
  await tx.run`
    update staff set role_request_id = ${roleRequest?.id ?? null}, version = ${version}, updated_at = ${updatedAt}
    where id = ${id}`;
}

type SealedStaff = Pick<Row, 'id' | 'sealed'>;

/** Returns the rows of these members of staff, still encrypted. */
export const findSealedStaff = (tx: Tx, ids: readonly string[]): Promise<SealedStaff[]> =>
  tx.many<SealedStaff>`select id, sealed from staff where id = any(${ids}::uuid[])`;

export const openStaffData = (keys: Keyring, { id, sealed }: SealedStaff): StaffData =>
  staffData.open(keys, id, sealed);

export async function readStaffData(db: Reader, vault: Vault, id: string): Promise<StaffData | undefined> {
  const row = await db.staff.findUnique({ where: { id }, select: { sealed: true } });
  return row ? staffData.open((await readKeyrings(db, vault, [id]))(id), id, row.sealed) : undefined;
}
