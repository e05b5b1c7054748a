/** At boot, while there is no staff: the administrator who adds all others. Given FIRST_ADMIN_EMAIL and _PASSWORD only. */
import type { Running } from '@toric/chassis/service';
import { createVault } from '@toric/chassis/vault';
import type { CustomerConfig } from '../config.ts';
import { assertFitPassword } from '../accounts/password.ts';
import { createPasswordHasher } from '../accounts/password-hasher.ts';
import { anyStaff, insertStaff } from './staff.store.ts';

type Work = Running['messaging']['work'];
type Config = Pick<CustomerConfig, 'MASTER_KEY' | 'FIRST_ADMIN_EMAIL' | 'FIRST_ADMIN_PASSWORD'>;

/** Of several instances that boot at once one makes it: the e-mail is unique. */
export async function ensureFirstAdmin(work: Work, config: Config): Promise<void> {
  const { FIRST_ADMIN_EMAIL: email, FIRST_ADMIN_PASSWORD: password } = config;
  if (email === undefined || password === undefined) return;
  if (await work(async ({ tx }) => ({ result: await anyStaff(tx), outcomes: [] }))) return;
  assertFitPassword(password, email);
  const passwordHash = await createPasswordHasher().hash(password);
  const vault = createVault({ service: 'customer', masterKey: config.MASTER_KEY });
  await work(async ({ tx, now, newId }) => {
    const data = { email, name: 'First administrator' };
    const staff = { id: newId(), version: 1, createdAt: now, updatedAt: now, roles: ['admin'] as const, data };
    return { result: await insertStaff(tx, vault, { ...staff, passwordHash }), outcomes: [] };
  });
}
