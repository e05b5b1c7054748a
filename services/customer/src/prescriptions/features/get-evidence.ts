import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { EVIDENCE_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { GetEvidence } from '@toric/contracts/customer/prescriptions/prescription.http';
import { logAccess } from '../../access-log.store.ts';
import { findEvidence } from '../evidence.store.ts';

/** GET /evidence/{evidenceId}. Returns the evidence with the revision that permitted the order, as it was recorded
 *  then. Logs the reading. */
export const getEvidence = ({ vault }: { vault: Vault }) =>
  command(GetEvidence, {
    async run({ params: { evidenceId }, actor, tx, now: at, newId }) {
      const evidence = await findEvidence(tx, vault, evidenceId);
      if (!evidence) throw EVIDENCE_NOT_FOUND();
      const { row, basis, contents } = evidence;
      const { customerId, prescriptionId } = row;
      await logAccess(tx, { actor, action: 'prescription.read', customerId, at, newId }, [prescriptionId]);
      return answer({ ...row, basis, contents, recordedAt: row.recordedAt.toISOString() });
    },
  });
