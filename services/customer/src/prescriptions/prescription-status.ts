/**
 * The status of a prescription changes by one transition table. A new revision does not use the table: it starts with a
 * status of its own.
 */
import type {
  PrescriptionContents,
  PrescriptionStatus,
} from '@toric/contracts/customer/prescriptions/prescription.http';
import { prescriptionState } from '@toric/optics/prescription';

/** The stored status. `expired` is never stored, because it depends on the day and would be wrong after midnight. */
export type StoredStatus = Exclude<PrescriptionStatus, 'expired'>;
/** `ask`: an order needs the prescriber's answer. `silence`: no answer came in time, and the law accepts silence. */
export type StatusEvent = 'ask' | 'confirm' | 'silence' | 'deny' | 'withdraw';

const TABLE: Readonly<Record<StoredStatus, Partial<Readonly<Record<StatusEvent, StoredStatus>>>>> = {
  entered: { ask: 'verifying', confirm: 'verified', deny: 'refused', withdraw: 'withdrawn' },
  presented: { confirm: 'verified', withdraw: 'withdrawn' },
  verifying: {
    ask: 'verifying',
    confirm: 'verified',
    silence: 'verified',
    deny: 'refused',
    withdraw: 'withdrawn',
  },
  // If an order goes to a place whose law does not accept silence, the prescriber is asked again about a prescription
  // that silence verified. The prescription stays verified until the answer.
  verified: { ask: 'verified', confirm: 'verified', deny: 'refused', withdraw: 'withdrawn' },
  refused: { confirm: 'verified', deny: 'refused', withdraw: 'withdrawn' },
  withdrawn: { withdraw: 'withdrawn' },
};

/** Returns the status after the event. Returns undefined if the event cannot happen in this status. */
export const nextStatus = (status: StoredStatus, event: StatusEvent): StoredStatus | undefined => TABLE[status][event];

/** Returns true if lenses may be supplied. Prescriptions with such a status have evidence; all others have none. */
export const permitsSupply = (status: StoredStatus): boolean => status === 'presented' || status === 'verified';

export type Recording = {
  by: 'customer' | 'staff';
  source: 'presented' | 'entered' | undefined;
  /** The status of the revision that the new one replaces. Undefined for a new prescription. */
  before?: StoredStatus;
};

/**
 * Returns the status of a new prescription or revision:
 * - `entered` if only its values were typed in, or if a customer replaces a revision that the prescriber refused;
 * - `verified` if staff record it, because they have seen the document;
 * - `presented` if a customer records it with the document.
 */
export function statusOnRecording({ by, source, before }: Recording): StoredStatus {
  if (source === 'entered') return 'entered';
  if (by === 'staff') return 'verified';
  return before === 'refused' ? 'entered' : 'presented';
}

/** Returns the status to show on a day: the stored one, or `expired`. Withdrawn prescriptions do not expire. */
export function statusOn(
  status: StoredStatus,
  contents: Pick<PrescriptionContents, 'issuedOn' | 'expiresOn'>,
  today: string,
): PrescriptionStatus {
  return status !== 'withdrawn' && prescriptionState(contents, today) === 'expired' ? 'expired' : status;
}
