import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import type { Origin } from '../device.ts';

/**
 * Records the device of a sign-in. Returns true if the person has signed in before, but never with this device. So her
 * first device is not reported. Deletes devices that were not used for 180 days (ADR 0060).
 */
export async function isNewDevice(tx: Tx, vault: Vault, accountId: string, origin: Origin): Promise<boolean> {
  const digest = vault.blindIndex('device', `${accountId}\0${origin.device ?? ''}\0${origin.network ?? ''}`);
  await tx.run`
    delete from known_device where account_id = ${accountId} and last_seen_at < now() - interval '180 days'`;
  const { others } = await tx.one<{ others: number }>`
    select count(*)::int as others from known_device where account_id = ${accountId} and digest <> ${digest}`;
  const inserted = await tx.run`
    insert into known_device (account_id, digest) values (${accountId}, ${digest}) on conflict do nothing`;
  if (inserted === 1) return others > 0;
  await tx.run`update known_device set last_seen_at = now() where account_id = ${accountId} and digest = ${digest}`;
  return false;
}
