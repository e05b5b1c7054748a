import type { Tx } from '@toric/messaging/sql';
import { newSetupCode, setupCodeDigest } from './setup-code.ts';
import { putSetupCode } from './setup-code.store.ts';

/**
 * Issues a code for the account, which ends its earlier code. The answer is the only place where the code is readable.
 */
export async function issueCode(tx: Tx, accountId: string, hours: number) {
  const setupCode = newSetupCode();
  const expiresAt = await putSetupCode(tx, { accountId, digest: setupCodeDigest(setupCode), hours });
  return { setupCode, setupCodeExpiresAt: expiresAt.toISOString() };
}
