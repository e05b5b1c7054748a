import type { Keyring } from '@toric/chassis/data/vault';
import type { Refund } from './refund.ts';

const placeOf = (row: string) => ({ table: 'refund', column: 'sealed_reason', row });

/** Seals the reason of a refund under the customer's key, because people write about the customer in it. */
export const sealReason = (keys: Keyring, { id, reason }: Pick<Refund, 'id' | 'reason'>): string =>
  keys.seal(placeOf(id), reason);

/** Returns the reason. Old refunds have an unsealed reason, and may belong to a customer without keys. */
export function openReason(
  keys: Keyring | undefined,
  { id, sealedReason, reason }: { id: string; sealedReason: string | null; reason: string | null },
): string {
  if (sealedReason === null) return reason ?? '';
  if (!keys) throw new Error(`no key to open the reason of refund ${id}: the key was destroyed`);
  return keys.open(placeOf(id), sealedReason);
}
