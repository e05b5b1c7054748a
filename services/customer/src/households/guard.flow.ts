import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../data-key.store.ts';
import { findSealedPeople, openPersonalData } from '../people/customer.store.ts';
import { findGuarded } from './guardian-consent.store.ts';
import { type BirthDates, isMinor } from './household.ts';

/** Returns the dates of birth of customers. Leaves out erased customers. */
export async function findBirthDates(tx: Tx, vault: Vault, ids: readonly string[]): Promise<BirthDates> {
  const rows = await findSealedPeople(tx, ids);
  const keysOf = await findKeyrings(
    tx,
    vault,
    rows.map(({ id }) => id),
  );
  return new Map(rows.map((row) => [row.id, openPersonalData(keysOf(row.id), row).dateOfBirth]));
}

/** Returns the customers who are under age and for whom no guardian consented. Their own consents do not count. */
export async function findUnguarded(
  tx: Tx,
  vault: Vault,
  ids: readonly string[],
  today: string,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const born = await findBirthDates(tx, vault, ids);
  const minors = ids.filter((id) => isMinor(born.get(id) ?? null, today) === true);
  const guarded = await findGuarded(tx, minors);
  return new Set(minors.filter((id) => !guarded.has(id)));
}
