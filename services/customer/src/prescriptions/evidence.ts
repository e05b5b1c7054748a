import type { EvidenceBasis } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { StoredStatus } from './prescription-status.ts';

/** The recorded reason why a revision permits supply. Order lines, reservations and shipments carry its id. */
export type Evidence = {
  readonly id: string;
  readonly basis: EvidenceBasis;
  readonly verificationId: string | null;
  /** Null if nobody recorded it: the evidence is silence. */
  readonly recordedBy: string | null;
};

/** Returns the evidence that a recording gives by itself. Returns undefined if the prescriber must be asked first. */
export function evidenceOnRecording(
  status: StoredStatus,
  recordedBy: string,
  newId: () => string,
): Evidence | undefined {
  if (status !== 'presented' && status !== 'verified') return undefined;
  return { id: newId(), basis: status === 'verified' ? 'seen' : 'presented', verificationId: null, recordedBy };
}
