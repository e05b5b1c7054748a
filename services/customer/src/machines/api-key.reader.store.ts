import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Reader } from '../reader.store.ts';
import type { ApiKey, ApiKeySecret } from './api-key.ts';

export type StoredKey = ApiKey & { readonly secrets: readonly ApiKeySecret[] };
type Row = Omit<StoredKey, 'roles'> & { readonly roles: readonly string[] };

// the cast is safe: only `rolesForScopes` makes this list
const stored = (row: Row): StoredKey => ({ ...row, roles: row.roles as readonly StaffRole[] });

/** Selects the secrets that are still valid, newest first. */
const living = (now: Date) => ({
  secrets: { where: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] }, orderBy: { createdAt: 'desc' as const } },
});

export async function readApiKey(db: Reader, id: string, now: Date): Promise<StoredKey | undefined> {
  const row = await db.apiKey.findUnique({ where: { id }, include: living(now) });
  return row ? stored(row) : undefined;
}

type Flag = 'true' | 'false' | undefined;
type Filter = { createdBy?: string | undefined; inForce?: Flag; waiting?: Flag };

/** Returns at most `limit` + 1 keys, newest first. The extra key shows that another page follows. */
export async function readApiKeys(
  db: Reader,
  { createdBy, inForce, waiting }: Filter,
  now: Date,
  page: PageQuery,
): Promise<PageRows<StoredKey>> {
  const over = { OR: [{ endedAt: { not: null } }, { expiresAt: { lte: now } }] };
  const where = {
    ...(createdBy !== undefined && { createdBy }),
    ...(inForce === 'true' && { endedAt: null, expiresAt: { gt: now } }),
    ...(inForce === 'false' && over),
    ...(waiting !== undefined && { waiting: waiting === 'true' }),
  };
  const rows = await db.apiKey.findMany({ ...pageRange(page, where), include: living(now) });
  return withTotal(page, rows.map(stored), (range) => db.apiKey.count({ where, ...range }));
}

/** Returns the number of keys in force that expire before `until`. */
export const countEndingBefore = (db: Reader, now: Date, until: Date): Promise<number> =>
  db.apiKey.count({ where: { endedAt: null, expiresAt: { gt: now, lte: until } } });
