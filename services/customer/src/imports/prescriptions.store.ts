/** Reads and writes prescriptions of an import, many in each statement. */
import type { Keyring } from '@toric/chassis/data/vault';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import { json, type Tx } from '@toric/messaging/sql';
import { openRevision, sealRevision } from '../prescriptions/prescription.store.ts';

export type NewPrescriptionRow = {
  readonly id: string;
  readonly customerId: string;
  readonly keys: Keyring;
  readonly contents: PrescriptionContents;
};

/** Inserts prescriptions as `entered`, without evidence, each with one revision. */
export async function insertEntered(
  tx: Tx,
  added: readonly NewPrescriptionRow[],
  { recordedBy, now }: { recordedBy: string; now: Date },
): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map(({ id, customerId, keys, contents }) => ({
    ...{ id, customerId, sealed: sealRevision(keys, id, 1, contents) },
  }));
  const given = json(rows);
  tx.write`
    insert into prescription (id, customer_id, status, revision, created_at, updated_at)
    select id, "customerId", 'entered', 1, ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${given}::json) as r(id uuid, "customerId" uuid)`;
  await tx.run`
    insert into prescription_revision (prescription_id, revision, sealed, recorded_by, recorded_at)
    select id, 1, sealed, ${recordedBy}::uuid, ${now}::timestamptz from json_to_recordset(${given}::json) as r(id uuid, sealed text)`;
}

type Stored = { readonly id: string; readonly customerId: string; readonly revision: number; readonly sealed: string };

/** Returns the contents of the first revision of each of these prescriptions, by the id of the prescription. */
export async function findFirstRevisions(
  tx: Tx,
  keysOf: (customerId: string) => Keyring,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PrescriptionContents>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many<Stored>`
    select p.id, p.customer_id, r.revision, r.sealed
    from prescription p join prescription_revision r on r.prescription_id = p.id and r.revision = 1
    where p.id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ customerId, ...row }) => [row.id, openRevision(keysOf(customerId), row)]));
}
