import type { Tx } from '@toric/messaging/sql';
import { newSetupCode, setupCodeDigest } from './setup-code.ts';
import { putSetupCode } from './setup-code.store.ts';

/** Issues a set-up code for the account, and ends its earlier code. The returned code is stored nowhere in clear. */
export async function issueCode(tx: Tx, accountId: string, hours: number) {
  const setupCode = newSetupCode();
  const expiresAt = await putSetupCode(tx, { accountId, digest: setupCodeDigest(setupCode), hours });
  return { setupCode, setupCodeExpiresAt: expiresAt.toISOString() };
}
