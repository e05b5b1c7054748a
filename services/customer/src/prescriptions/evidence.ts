import type { EvidenceBasis } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { StoredStatus } from './prescription-status.ts';

/**
 * Describes the recorded reason why a revision permits supply. Order lines, reservations and shipments carry its id.
 */
export type Evidence = {
  readonly id: string;
  readonly basis: EvidenceBasis;
  readonly verificationId: string | null;
  /**
   * Names the person who recorded the evidence. It is null if the basis is `silence`, because then nobody recorded it.
   */
  readonly recordedBy: string | null;
};

/**
 * Returns the evidence for a prescription that is recorded with this status. Returns undefined if the status permits no
 * supply, because then the prescriber must be asked first.
 */
export function evidenceOnRecording(
  status: StoredStatus,
  recordedBy: string,
  newId: () => string,
): Evidence | undefined {
  if (status !== 'presented' && status !== 'verified') return undefined;
  return { id: newId(), basis: status === 'verified' ? 'seen' : 'presented', verificationId: null, recordedBy };
}
