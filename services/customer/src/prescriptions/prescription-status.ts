/**
 * Holds the table of the status changes of a prescription. A new revision does not use the table, because it starts
 * with a status of its own.
 */
import type {
  PrescriptionContents,
  PrescriptionStatus,
} from '@toric/contracts/customer/prescriptions/prescription.http';
import { prescriptionState } from '@toric/optics/prescription';

/**
 * Describes the stored status. `expired` is never stored, because it depends on the day and would be wrong after
 * midnight.
 */
export type StoredStatus = Exclude<PrescriptionStatus, 'expired'>;
/**
 * Names the events that change the status. `ask`: an order needs the prescriber's answer. `silence`: no answer came in
 * time, and the law accepts silence. `match`: an optician has compared the customer's file with the recorded values.
 */
export type StatusEvent = 'ask' | 'match' | 'confirm' | 'silence' | 'deny' | 'withdraw';

const TABLE: Readonly<Record<StoredStatus, Partial<Readonly<Record<StatusEvent, StoredStatus>>>>> = {
  entered: { ask: 'verifying', match: 'presented', confirm: 'verified', deny: 'refused', withdraw: 'withdrawn' },
  presented: { confirm: 'verified', deny: 'refused', withdraw: 'withdrawn' },
  verifying: {
    ask: 'verifying',
    match: 'presented',
    confirm: 'verified',
    silence: 'verified',
    deny: 'refused',
    withdraw: 'withdrawn',
  },
  // permits `ask`: if silence verified the prescription, and an order goes to a place whose law does not accept
  // silence, the prescriber is asked again; the prescription stays verified until the answer
  verified: { ask: 'verified', confirm: 'verified', deny: 'refused', withdraw: 'withdrawn' },
  refused: { confirm: 'verified', deny: 'refused', withdraw: 'withdrawn' },
  withdrawn: { withdraw: 'withdrawn' },
};

/**
 * Returns the status of a prescription after the event. Returns undefined if the event cannot happen in the present
 * status.
 */
export const nextStatus = (status: StoredStatus, event: StatusEvent): StoredStatus | undefined => TABLE[status][event];

/**
 * Returns true if lenses may be supplied on a prescription with this status. Such a prescription has evidence. A
 * prescription with another status has none.
 */
export const permitsSupply = (status: StoredStatus): boolean => status === 'presented' || status === 'verified';

/**
 * Returns true if the prescription has no evidence yet and may still get it. Only then may a file wait for a review.
 */
export const awaitsEvidence = (status: StoredStatus): boolean => status === 'entered' || status === 'verifying';

export type Recording = {
  by: 'customer' | 'staff';
  source: 'presented' | 'entered' | undefined;
  /** Is true if the prescriber has denied the contents that are recorded. */
  denied: boolean;
};

/**
 * Returns the status of new contents. They are `verified` if staff have the document and the prescriber has not denied
 * the contents. Otherwise they are `entered`, because the statement of a customer is never evidence.
 */
export const statusOnRecording = ({ by, source, denied }: Recording): 'entered' | 'verified' =>
  by === 'staff' && source === 'presented' && !denied ? 'verified' : 'entered';

/**
 * Returns the status of a prescription on a day: the stored status, or `expired`. A withdrawn prescription does not
 * expire.
 */
export function statusOn(
  status: StoredStatus,
  contents: Pick<PrescriptionContents, 'issuedOn' | 'expiresOn'>,
  today: string,
): PrescriptionStatus {
  return status !== 'withdrawn' && prescriptionState(contents, today) === 'expired' ? 'expired' : status;
}
