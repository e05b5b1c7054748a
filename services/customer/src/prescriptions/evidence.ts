/** Why a revision may be supplied on: an id that every order line, reservation and shipment on it carries. */
import type { EvidenceBasis } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { StoredStatus } from './prescription-status.ts';

export type Evidence = {
  readonly id: string;
  readonly basis: EvidenceBasis;
  readonly verificationId: string | null;
  /** Null: nobody; the clock ran out. */
  readonly recordedBy: string | null;
};

/** What a recording proves by itself; nothing where its prescriber must be asked. */
export function evidenceRecorded(status: StoredStatus, recordedBy: string, newId: () => string): Evidence | undefined {
  if (status !== 'presented' && status !== 'verified') return undefined;
  return { id: newId(), basis: status === 'verified' ? 'seen' : 'presented', verificationId: null, recordedBy };
}
