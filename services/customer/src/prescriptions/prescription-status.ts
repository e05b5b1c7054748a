/** How a prescription's status moves: one table. A new revision begins anew; the day alone makes it expired. */
import type {
  PrescriptionContents,
  PrescriptionStatus,
} from '@toric/contracts/customer/prescriptions/prescription.http';
import { prescriptionState } from '@toric/optics/prescription';

/** What is stored: `expired` is no event but a day, and would be wrong from midnight on. */
export type StoredStatus = Exclude<PrescriptionStatus, 'expired'>;
/** ask: an order needs the prescriber's word; silence: that word was not given in time, where this verifies. */
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
  // asked again for a place where the silence that verified it does not count
  verified: { ask: 'verified', confirm: 'verified', deny: 'refused', withdraw: 'withdrawn' },
  refused: { confirm: 'verified', deny: 'refused', withdraw: 'withdrawn' },
  withdrawn: { withdraw: 'withdrawn' },
};

/** Undefined: it cannot happen to a prescription in that status. */
export const nextStatus = (status: StoredStatus, event: StatusEvent): StoredStatus | undefined => TABLE[status][event];

/** Lenses are supplied on these, and these alone have evidence. */
export const supplies = (status: StoredStatus): boolean => status === 'presented' || status === 'verified';

export type Recording = {
  by: 'customer' | 'staff';
  source: 'presented' | 'entered' | undefined;
  /** Of the revision that it takes the place of. */
  before?: StoredStatus;
};

/** An optician has seen the document. What a prescriber has refused, a customer cannot present again. */
export function statusRecorded({ by, source, before }: Recording): StoredStatus {
  if (source === 'entered') return 'entered';
  if (by === 'staff') return 'verified';
  return before === 'refused' ? 'entered' : 'presented';
}

export function statusOn(
  status: StoredStatus,
  contents: Pick<PrescriptionContents, 'issuedOn' | 'expiresOn'>,
  today: string,
): PrescriptionStatus {
  return status !== 'withdrawn' && prescriptionState(contents, today) === 'expired' ? 'expired' : status;
}
