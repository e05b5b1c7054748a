import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { viewsOf } from '@toric/chassis/data/unreadable';
import { ROLE_CONFLICTS } from '@toric/contracts/customer/staff/role-conflicts';
import type { ListStaff } from '@toric/contracts/customer/staff/staff.http';
import type { z } from 'zod';
import { readKeyrings } from '../data-key.store.ts';
import type { Prisma } from '../generated/client.ts';
import { staffData } from '../person.store.ts';
import type { Reader } from '../reader.store.ts';
import type { StaffMember } from './staff.ts';
import { openStaff, requestOf } from './staff.store.ts';

type Query = z.output<typeof ListStaff.query>;

/**
 * A search by name compares the names of at most this number of members of staff. Names are encrypted, so each of them
 * must be decrypted.
 */
const NAMES_AT_MOST = 5_000;

/**
 * Returns the database condition for a state. `roles-excluded` finds accounts that hold two roles which exclude each
 * other. They got these roles before the rule existed.
 */
function inState(state: Query['state']): Prisma.StaffWhereInput {
  if (state === 'usable') return { account: { passwordHash: { not: null } } };
  if (state === 'without-password') return { account: { passwordHash: null } };
  if (state === 'roles-waiting') return { roleRequestId: { not: null } };
  if (state === undefined) return {};
  const never = ROLE_CONFLICTS.filter(({ rule }) => rule === 'never');
  return { OR: never.map(({ roles }) => ({ account: { roles: { hasEvery: [...roles] } } })) };
}

/** Returns the name in the form in which names are compared. Capitals, character widths and spaces do not matter. */
const folded = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/**
 * Returns the ids of the members of staff whose name contains this text. Only the newest `NAMES_AT_MOST` are searched.
 * Leaves out rows that cannot be decrypted.
 */
async function idsByName(db: Reader, vault: Vault, where: Prisma.StaffWhereInput, part: string): Promise<string[]> {
  const select = { id: true, sealed: true };
  const rows = await db.staff.findMany({ where, select, orderBy: { createdAt: 'desc' }, take: NAMES_AT_MOST });
  const ids = rows.map(({ id }) => id);
  const keysOf = await readKeyrings(db, vault, ids);
  const sought = folded(part);
  const { data } = viewsOf(rows, ({ id, sealed }) => ({ id, name: staffData.open(keysOf(id), id, sealed).name }));
  return data.filter(({ name }) => folded(name).includes(sought)).map(({ id }) => id);
}

async function whereOf(db: Reader, vault: Vault, { role, state, name }: Query): Promise<Prisma.StaffWhereInput> {
  const where = { AND: [inState(state), role ? { account: { roles: { has: role } } } : {}] };
  return name === undefined ? where : { id: { in: await idsByName(db, vault, where, name) } };
}

const WITH_ACCOUNT = { account: { select: { roles: true, passwordHash: true } }, roleRequest: true } as const;
type Row = Prisma.StaffGetPayload<{ include: typeof WITH_ACCOUNT }>;

const opened = (keys: Parameters<typeof openStaff>[0], { account, roleRequest, ...row }: Row): StaffMember =>
  openStaff(keys, {
    ...{ ...row, roles: account.roles, active: account.passwordHash !== null },
    roleRequest: roleRequest && requestOf(roleRequest),
  });

/** Returns at most `limit` + 1 members of staff, newest first. The extra member shows that another page follows. */
export async function readStaff(
  db: Reader,
  vault: Vault,
  query: Query,
): Promise<PageRows<Cursor & { member: StaffMember }>> {
  const where = await whereOf(db, vault, query);
  const rows = await db.staff.findMany({ ...pageRange(query, where), include: WITH_ACCOUNT });
  const ids = rows.map(({ id }) => id);
  const keysOf = await readKeyrings(db, vault, ids);
  const staff = rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt },
    get member() {
      return opened(keysOf(row.id), row);
    },
  }));
  return withTotal(query, staff, (range) => db.staff.count({ ...range, where }));
}

/** Returns one member of staff. Returns undefined if no member has this id. */
export async function readMember(db: Reader, vault: Vault, id: string): Promise<StaffMember | undefined> {
  const row = await db.staff.findUnique({ where: { id }, include: WITH_ACCOUNT });
  return row ? opened((await readKeyrings(db, vault, [id]))(id), row) : undefined;
}
