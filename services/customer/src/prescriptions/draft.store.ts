/** Reads and writes the drafts of prescriptions. A draft is the FHIR resource as it was sent, and it is encrypted. */
import type { Keyring } from '@toric/chassis/data/vault';
import { FhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import type { Tx } from '@toric/messaging/sql';
import type { PrescriptionDraft as Row } from '../generated/client.ts';
import { sealedColumn } from '../sealed-column.ts';

const drafts = sealedColumn('prescription_draft', FhirPrescription);

export type StoredDraft = Omit<Row, 'sealed'> & { readonly resource: FhirPrescription };
type NewDraft = Omit<StoredDraft, 'prescriptionId'>;
export type DraftKey = { readonly id: string; readonly customerId: string };

/** Holds the largest number of open drafts in a list. A customer usually has one or two. */
const MOST_LISTED = 100;

const opened = (keys: Keyring, { sealed, ...row }: Row): StoredDraft => ({
  ...row,
  resource: drafts.open(keys, row.id, sealed),
});

export async function insertDraft(tx: Tx, keys: Keyring, draft: NewDraft): Promise<StoredDraft> {
  const { id, customerId, resource, recordedBy, createdAt } = draft;
  await tx.run`
    insert into prescription_draft (id, customer_id, sealed, recorded_by, created_at)
    values (${id}, ${customerId}, ${drafts.seal(keys, id, resource)}, ${recordedBy}, ${createdAt})`;
  return { ...draft, prescriptionId: null };
}

/**
 * Returns the drafts of a customer that are not completed, newest first. A damaged draft throws only when it is read.
 */
export async function findOpenDrafts(
  tx: Tx,
  keys: Keyring,
  customerId: string,
): Promise<{ readonly id: string; readonly draft: StoredDraft }[]> {
  const rows = await tx.many<Row>`
    select * from prescription_draft where customer_id = ${customerId} and prescription_id is null
    order by created_at desc, id desc limit ${MOST_LISTED}::int`;
  return rows.map((row) => ({
    id: row.id,
    get draft() {
      return opened(keys, row);
    },
  }));
}

/** Locks a draft until the transaction ends, and returns it. Returns undefined if the customer has no such draft. */
export async function lockDraft(tx: Tx, keys: Keyring, { id, customerId }: DraftKey): Promise<StoredDraft | undefined> {
  const row = await tx.maybe<Row>`
    select * from prescription_draft where id = ${id} and customer_id = ${customerId} for no key update`;
  return row && opened(keys, row);
}

export async function markCompleted(tx: Tx, id: string, prescriptionId: string): Promise<void> {
  await tx.run`update prescription_draft set prescription_id = ${prescriptionId} where id = ${id}`;
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from prescription_draft where id = ${id} and prescription_id is null`;
}
