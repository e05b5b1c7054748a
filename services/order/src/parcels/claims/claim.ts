/** Defines the rules of claims to carriers. */
import type { Money } from '@toric/contracts/kernel/money';
import { CLAIM_AMOUNT_NEEDED, CLAIM_CLOSED, CLAIM_NOT_HANDED_OVER } from '@toric/contracts/order/parcels/parcel.errors';
import type { ClaimStatus, ParcelStatus } from '@toric/contracts/order/parcels/parcel';

const OPEN: readonly ClaimStatus[] = ['filing', 'filed', 'by-hand'];
const BEFORE_HAND_OVER: readonly ParcelStatus[] = ['packed', 'labelling', 'label-failed', 'labelled', 'cancelled'];

/** Throws if the parcel of the claim was never handed over to the carrier. */
export function assertClaimable(status: ParcelStatus): void {
  if (BEFORE_HAND_OVER.includes(status)) throw CLAIM_NOT_HANDED_OVER({ status });
}

type Closing = {
  readonly status: ClaimStatus;
  readonly currency: string;
  readonly outcome: 'paid' | 'refused' | 'withdrawn';
  readonly paid: Money | undefined;
};

/**
 * Returns the amount that the carrier paid, or null if it paid nothing. Throws if the claim is closed, or if the paid
 * amount is missing.
 */
export function paidBy({ status, currency, outcome, paid }: Closing): number | null {
  if (!OPEN.includes(status)) throw CLAIM_CLOSED({ status });
  if (outcome !== 'paid') return null;
  if (!paid || paid.currency !== currency || paid.amount === 0) throw CLAIM_AMOUNT_NEEDED();
  return paid.amount;
}
