/** Reads the cases of a customer for the file of an access request. Each case is encrypted under a key of its own. */
import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../../data-key.store.ts';

type Sealed = { readonly id: string; readonly sealed: string | null };

const opened = (keys: Keyring, table: string, { sealed, ...row }: Sealed & object): object => ({
  ...row,
  ...(sealed ? (JSON.parse(keys.open({ table, column: 'sealed', row: row.id }, sealed)) as object) : {}),
});

/** Returns the customer's cases with all of their entries, also the notes of colleagues. */
export async function findCaseRecords(tx: Tx, vault: Vault, customerId: string): Promise<PersonalRecords> {
  const cases = await tx.many<Sealed>`
    select id, number, type, priority, channel, state, order_id, product_id, eye, gtin, lot_number, score, sealed, created_at
    from service_case where customer_id = ${customerId} order by created_at, id`;
  const ids = cases.map(({ id }) => id);
  const [entries, files] = [
    await tx.many<Sealed & { caseId: string }>`
      select id, case_id, kind, from_state, to_state, sealed, recorded_at
      from case_entry where case_id = any(${ids}::uuid[]) order by recorded_at, id`,
    await tx.many<object>`
      select id, case_id, media_type, size, created_at from case_attachment where case_id = any(${ids}::uuid[]) order by id`,
  ];
  const keysOf = await findKeyrings(tx, vault, ids);
  return {
    cases: cases.map((one) => opened(keysOf(one.id), 'service_case', one)),
    caseEntries: entries.map((one) => opened(keysOf(one.caseId), 'case_entry', one)),
    caseFiles: files,
  };
}
