// Compares one payment in our books with the provider's books: equal, under way, or different.
import type { Difference, PaymentStatus } from '@toric/contracts/payment/payment.http';
import type { Payment } from '../payments/payment.ts';
import type { ProviderPayment } from '../providers/provider.ts';

export type Finding = { kind: 'matched' | 'in-flight' } | { kind: 'different'; difference: Difference };

/** The provider's states that agree with each of our states, where no call is under way. */
const EXPECTED: Readonly<Partial<Record<PaymentStatus | 'new', readonly ProviderPayment['status'][]>>> = {
  authorised: ['authorised'],
  'capture-failed': ['authorised'],
  declined: ['declined', 'voided'],
  captured: ['captured', 'refunded'],
  voided: ['voided', 'declined'],
};

export function compare(orderId: string, ours: Payment | undefined, theirs: ProviderPayment | undefined): Finding {
  const different = (problem: Difference['problem'], our: string, their: string): Finding => ({
    kind: 'different',
    difference: { orderId, problem, ours: our, provider: their },
  });
  if (!ours) return different('not-ours', 'none', theirs ? money(theirs.amount, theirs.currency) : 'none');
  if (ours.pendingSince !== null) return { kind: 'in-flight' };
  if (!theirs) return different('not-at-provider', ours.status, 'none');
  const known = ours.currency === null ? money(theirs.amount, theirs.currency) : money(ours.amount, ours.currency);
  if (known !== money(theirs.amount, theirs.currency))
    return different('amount', known, money(theirs.amount, theirs.currency));
  if (!EXPECTED[ours.status]?.includes(theirs.status)) return different('status', ours.status, theirs.status);
  if (ours.capturedAmount !== theirs.capturedAmount) {
    return different('captured', String(ours.capturedAmount), String(theirs.capturedAmount));
  }
  // The two amounts differ by the refunds that are under way.
  if (theirs.refundedAmount < ours.refundedAmount || theirs.refundedAmount > ours.refundReserved) {
    return different('refunded', String(ours.refundedAmount), String(theirs.refundedAmount));
  }
  return { kind: ours.refundedAmount === theirs.refundedAmount ? 'matched' : 'in-flight' };
}

const money = (amount: number, currency: string): string => `${amount} ${currency}`;
