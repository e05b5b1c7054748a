/** Evidence: append-only, and never looked for when an order asks: the prescription names the one that counts. */
import type { Vault } from '@toric/chassis/vault';
import { EvidenceBasis, type PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../data-key.store.ts';
import type { Evidence as Row } from '../generated/client.ts';
import { openRevision } from './prescription.store.ts';

export type FoundEvidence = {
  row: Row & { customerId: string };
  basis: EvidenceBasis;
  contents: PrescriptionContents | null;
};

export async function findEvidence(tx: Tx, vault: Vault, id: string): Promise<FoundEvidence | undefined> {
  const found = await tx.maybe<Row & { customerId: string; sealed: string | null }>`
    select e.*, p.customer_id, r.sealed from evidence e join prescription p on p.id = e.prescription_id
      left join prescription_revision r on r.prescription_id = e.prescription_id and r.revision = e.revision
    where e.id = ${id}`;
  if (!found) return undefined;
  const { sealed, ...row } = found;
  const basis = EvidenceBasis.parse(row.basis);
  if (sealed === null || row.revision === null) return { row, basis, contents: null };
  const keys = (await findKeyrings(tx, vault, [row.customerId]))(row.customerId);
  const contents = openRevision(keys, { id: row.prescriptionId, revision: row.revision, sealed });
  return { row, basis, contents };
}

/** The id under which the silence of one verification permitted orders. */
export async function findSilenceOf(tx: Tx, verificationId: string): Promise<string | undefined> {
  const found = await tx.maybe<{ id: string }>`
    select id from evidence where verification_id = ${verificationId} and basis = 'silence'`;
  return found?.id;
}

export async function restsOnSilence(tx: Tx, { evidenceId }: { evidenceId: string | null }): Promise<boolean> {
  return (await tx.maybe`select from evidence where id = ${evidenceId} and basis = 'silence'`) !== undefined;
}
