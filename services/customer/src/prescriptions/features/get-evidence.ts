import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { EVIDENCE_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { GetEvidence } from '@toric/contracts/customer/prescriptions/prescription.http';
import { findEvidence } from '../evidence.store.ts';

/**
 * GET /evidence/{evidenceId}. Returns the evidence with the revision that permitted the order, as it was recorded then.
 * Records the access.
 */
export const getEvidence = ({ vault }: { vault: Vault }) =>
  command(GetEvidence, {
    async run({ params: { evidenceId }, tx }) {
      const evidence = await findEvidence(tx, vault, evidenceId);
      if (!evidence) throw EVIDENCE_NOT_FOUND();
      const { row, basis, contents } = evidence;
      const { customerId, prescriptionId } = row;
      const reading = { action: 'prescription.read', subject: prescriptionId, customerId } as const;
      return answer({ ...row, basis, contents, recordedAt: row.recordedAt.toISOString() }).records(reading);
    },
  });
