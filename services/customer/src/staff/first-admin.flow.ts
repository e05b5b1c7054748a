import type { Running } from '@toric/chassis/service';
import type { Vault } from '@toric/chassis/data/vault';
import { records } from '@toric/messaging/outcome';
import { assertFitPassword } from '../accounts/passwords/password.ts';
import type { PasswordHasher } from '../accounts/passwords/password-hasher.ts';
import type { CustomerConfig } from '../config.ts';
import { anyStaff, insertStaff } from './staff.store.ts';
import { staffChange } from './staff-change-record.ts';
import { insertStaffChange } from './staff-change.store.ts';

type Work = Running['messaging']['work'];
export type FirstAdmin = Partial<Pick<CustomerConfig, 'FIRST_ADMIN_EMAIL' | 'FIRST_ADMIN_PASSWORD'>>;

/**
 * Creates the administrator who adds all other staff, if the configuration names one and there is no staff yet. If
 * several instances start at once, only one creates the account, because the e-mail has a unique index.
 */
export async function ensureFirstAdmin(
  work: Work,
  { FIRST_ADMIN_EMAIL: email, FIRST_ADMIN_PASSWORD: password }: FirstAdmin,
  { vault, passwords }: { vault: Vault; passwords: PasswordHasher },
): Promise<void> {
  if (email === undefined || password === undefined) return;
  if (await work(async ({ tx }) => ({ result: await anyStaff(tx), outcomes: [] }))) return;
  assertFitPassword(password, email);
  const passwordHash = await passwords.hash(password);
  await work(async ({ tx, now: at, newId }) => {
    const data = { email, name: 'First administrator' };
    const staff = { id: newId(), version: 1, createdAt: at, updatedAt: at, roles: ['admin'] as const, data };
    const inserted = await insertStaff(tx, vault, { ...staff, passwordHash });
    const change = {
      id: newId(),
      staffId: staff.id,
      version: 1,
      kind: 'added',
      before: [],
      after: staff.roles,
    } as const;
    if (!inserted) return { result: undefined, outcomes: [] };
    await insertStaffChange(tx, vault, { ...change, reason: null, madeBy: null, at });
    const cause = { correlationId: 'first administrator', causationId: null, traceparent: null };
    return { result: undefined, outcomes: [{ cause, value: records(staffChange({ ...change, reason: null })) }] };
  });
}
