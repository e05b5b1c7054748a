/**
 * Reads and writes the answers of guardians, which are append-only. Their words are encrypted with the key of the
 * minor.
 */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { ConsentState } from '@toric/contracts/customer/consent/purpose';
import { GuardianConsentView } from '@toric/contracts/customer/households/household.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import { readKeyrings } from '../data-key.store.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';

const words = sealedColumn('guardian_consent', GuardianConsentView.pick({ how: true, said: true }));

type NewAnswer = Omit<GuardianConsentView, 'createdAt'> & { readonly now: Date };

export async function insertGuardianConsent(tx: Tx, keys: Keyring, answer: NewAnswer): Promise<void> {
  const { id, customerId, guardianId, state, recordedBy, how, said, now } = answer;
  await tx.run`
    insert into guardian_consent (id, customer_id, guardian_id, state, sealed, recorded_by, created_at)
    values (${id}, ${customerId}, ${guardianId}, ${state}, ${words.seal(keys, id, { how, said })}, ${recordedBy}, ${now})`;
}

/**
 * Returns the customers for whom a guardian of their household consented. An answer counts only if the two were members
 * as guardian and as minor when it was given, and if it is the last answer of the guardian.
 */
export async function findGuarded(tx: Pick<Tx, 'many'>, customerIds: readonly string[]): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set();
  const rows = await tx.many<{ customerId: string }>`
    select distinct m.customer_id
    from household_member m
    join household_member g on g.household_id = m.household_id and g.role = 'guardian' and g.customer_id <> m.customer_id
    join lateral (
      select state, created_at from guardian_consent c
      where c.customer_id = m.customer_id and c.guardian_id = g.customer_id order by c.seq desc limit 1
    ) last on last.state = 'given' and last.created_at >= greatest(g.joined_at, m.joined_at)
    where m.customer_id = any(${customerIds}::uuid[])`;
  return new Set(rows.map(({ customerId }) => customerId));
}

type ShownAnswer = Cursor & { readonly view: GuardianConsentView };

/** Returns at most `limit` + 1 answers, newest first. The extra answer shows that another page follows. */
export async function readGuardianConsents(
  db: Reader,
  vault: Vault,
  customerId: string,
  page: PageQuery,
): Promise<PageRows<ShownAnswer>> {
  const rows = await db.guardianConsent.findMany(pageRange(page, { customerId }));
  const keys = (await readKeyrings(db, vault, [customerId]))(customerId);
  const answers = rows.map(({ id, createdAt, sealed, state, guardianId, recordedBy }) => ({
    id,
    createdAt,
    get view() {
      const known = { id, customerId, guardianId, recordedBy, state: ConsentState.parse(state) };
      return { ...known, createdAt: createdAt.toISOString(), ...words.open(keys, id, sealed) };
    },
  }));
  return withTotal(page, answers, (range) => db.guardianConsent.count({ where: { customerId }, ...range }));
}
