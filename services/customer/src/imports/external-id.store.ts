/** Reads and writes the numbers of records in other systems. A number is encrypted, and found by its keyed digest. */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { EMAIL_INDEX } from '../accounts/account.store.ts';
import { sealedColumn } from '../sealed-column.ts';

const numbers = sealedColumn('external_id', z.object({ number: z.string() }));

type NumberedRecord = 'customer' | 'prescription';
const PURPOSES: Readonly<Record<NumberedRecord, string>> = {
  customer: 'external-id-of-customer',
  prescription: 'external-id-of-prescription',
};
/**
 * Lists the purposes of the keyed digests by which a row of a file names a customer or prescription: by e-mail, or by
 * the number in another system.
 */
export const NAMING_PURPOSES: readonly string[] = [EMAIL_INDEX, ...Object.values(PURPOSES)];

/** Returns the keyed digest of a number that another system gave to a record. */
export const externalIndex = (vault: Vault, record: NumberedRecord, system: string, id: string): string =>
  vault.blindIndex(PURPOSES[record], `${system}\0${id}`);

export type Numbered = {
  readonly recordId: string;
  readonly customerId: string;
  readonly record: NumberedRecord;
  readonly number: string;
  readonly keys: Keyring;
};

/** Stores the numbers that another system gave to records. A record may have several numbers in one system. */
export async function insertNumbers(
  tx: Tx,
  vault: Vault,
  system: string,
  { numbered, now }: { numbered: readonly Numbered[]; now: Date },
): Promise<void> {
  if (numbered.length === 0) return;
  const rows = numbered.map(({ recordId, customerId, record, number, keys }) => {
    const idIndex = externalIndex(vault, record, system, number);
    const sealed = numbers.seal(keys, [recordId, system, idIndex].join('.'), { number });
    return { recordId, customerId, record, idIndex, sealed };
  });
  await tx.run`
    insert into external_id (record_id, system, record, id_index, customer_id, sealed, created_at)
    select "recordId", ${system}::text, record, "idIndex", "customerId", sealed, ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as n("recordId" uuid, "customerId" uuid, record text, "idIndex" text,
      sealed text)
    on conflict do nothing`;
}

type FoundNumber = { readonly recordId: string; readonly customerId: string };

/**
 * Returns the records that have these numbers in a system, by number. The number of a merged customer leads to the
 * customer who stayed.
 */
export async function findByNumbers(
  tx: Tx,
  vault: Vault,
  { record, system }: { record: NumberedRecord; system: string },
  sought: readonly string[],
): Promise<ReadonlyMap<string, FoundNumber>> {
  if (sought.length === 0) return new Map();
  const numberOf = new Map(sought.map((number) => [externalIndex(vault, record, system, number), number]));
  const rows = await tx.many<FoundNumber & { idIndex: string }>`
    select case record when 'customer' then customer_id else record_id end as record_id, customer_id, id_index
    from external_id
    where record = ${record} and system = ${system} and id_index = any(${[...numberOf.keys()]}::text[])`;
  return new Map(rows.map(({ idIndex, ...found }) => [numberOf.get(idIndex) ?? '', found]));
}

/** Returns those of the given digests that belong to rows of these jobs. Leaves out rows that the dry run rejected. */
export async function findPromised(
  tx: Tx,
  jobIds: readonly string[],
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  if (jobIds.length === 0 || digests.length === 0) return new Set();
  const rows = await tx.many<{ key: string }>`
    select k.key from change_item_key k join change_item i on i.job_id = k.job_id and i.seq = k.seq
    where k.job_id = any(${jobIds}::uuid[]) and k.key = any(${digests}::text[]) and i.state <> 'rejected'
      and i.expected is distinct from 'rejected'`;
  return new Set(rows.map(({ key }) => key));
}
