/**
 * Reads and writes evidence. The rows are append-only. The row of a prescription has the id of its current evidence, so
 * an order finds the evidence without a search.
 */
import type { Vault } from '@toric/chassis/data/vault';
import { EvidenceBasis, type PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../data-key.store.ts';
import type { Evidence as Row } from '../generated/client.ts';
import { openRevision } from './prescription.store.ts';

export type EvidenceWithContents = {
  row: Row & { customerId: string };
  basis: EvidenceBasis;
  contents: PrescriptionContents | null;
};

/**
 * Returns the evidence and the contents of its revision. Returns undefined if the evidence does not exist. The contents
 * are null if the basis is `carried-over`: a migration made this evidence for older orders, which do not name a
 * revision.
 */
export async function findEvidence(tx: Tx, vault: Vault, id: string): Promise<EvidenceWithContents | undefined> {
  const stored = await tx.maybe<Row & { customerId: string; sealed: string | null }>`
    select e.*, p.customer_id, r.sealed from evidence e join prescription p on p.id = e.prescription_id
      left join prescription_revision r on r.prescription_id = e.prescription_id and r.revision = e.revision
    where e.id = ${id}`;
  if (!stored) return undefined;
  const { sealed, ...row } = stored;
  const basis = EvidenceBasis.parse(row.basis);
  if (sealed === null || row.revision === null) return { row, basis, contents: null };
  const keys = (await findKeyrings(tx, vault, [row.customerId]))(row.customerId);
  const contents = openRevision(keys, { id: row.prescriptionId, revision: row.revision, sealed });
  return { row, basis, contents };
}

/**
 * Returns the id of the evidence that was created because the prescriber did not answer in this verification. Returns
 * undefined if there is none.
 */
export async function findSilenceEvidenceId(tx: Tx, verificationId: string): Promise<string | undefined> {
  const evidence = await tx.maybe<{ id: string }>`
    select id from evidence where verification_id = ${verificationId} and basis = 'silence'`;
  return evidence?.id;
}

/** Returns true if the current evidence of the prescription has the basis `silence`. */
export async function hasSilenceEvidence(tx: Tx, { evidenceId }: { evidenceId: string | null }): Promise<boolean> {
  return (await tx.maybe`select from evidence where id = ${evidenceId} and basis = 'silence'`) !== undefined;
}
