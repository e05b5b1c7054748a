// Compares one payment in our books with the same payment in the provider's books. The finding is `matched`,
// `in-flight` (a call or a refund is under way) or `different`.
import type { PaymentStatus } from '@toric/contracts/payment/payment.http';
import type { Difference } from '@toric/contracts/payment/reconciliation/reconciliation.http';
import type { Payment } from '../payments/payment.ts';
import { capturedAtProvider, heldAtProvider } from '../payments/provider-share.ts';
import type { ProviderPayment } from '../providers/provider.ts';

export type Finding = { kind: 'matched' | 'in-flight' } | { kind: 'different'; difference: Difference };

/** Maps each of our states without a running call to the states of the provider that agree with it. */
const EXPECTED: Readonly<Partial<Record<PaymentStatus | 'new', readonly ProviderPayment['status'][]>>> = {
  authorised: ['authorised'],
  'capture-failed': ['authorised', 'part-captured'],
  'part-captured': ['part-captured'],
  declined: ['declined', 'voided'],
  // The last capture of an order may cost the card nothing. Then the hold is voided, and the card pays nothing for it.
  captured: ['captured', 'refunded', 'voided'],
  voided: ['voided', 'declined'],
};

/**
 * Returns the states of a payment at the provider that agree with our state. If store credit paid the first parts of
 * the order, the provider's hold is still untouched.
 */
function expectedOf(status: PaymentStatus | 'new', captured: number): readonly ProviderPayment['status'][] {
  const expected = EXPECTED[status] ?? [];
  return status === 'part-captured' && captured === 0 ? [...expected, 'authorised'] : expected;
}

export function compare(orderId: string, ours: Payment | undefined, theirs: ProviderPayment | undefined): Finding {
  const different = (problem: Difference['problem'], our: string, their: string): Finding => ({
    kind: 'different',
    difference: { orderId, problem, ours: our, provider: their },
  });
  if (!ours) return different('not-ours', 'none', theirs ? money(theirs.amount, theirs.currency) : 'none');
  if (ours.pendingSince !== null) return { kind: 'in-flight' };
  if (!theirs) return different('not-at-provider', ours.status, 'none');
  const known =
    ours.currency === null ? money(theirs.amount, theirs.currency) : money(heldAtProvider(ours), ours.currency);
  if (known !== money(theirs.amount, theirs.currency))
    return different('amount', known, money(theirs.amount, theirs.currency));
  const captured = capturedAtProvider(ours);
  if (!expectedOf(ours.status, captured).includes(theirs.status))
    return different('status', ours.status, theirs.status);
  if (captured !== theirs.capturedAmount) return different('captured', String(captured), String(theirs.capturedAmount));
  // The provider may have paid refunds whose result we do not know yet. So its amount must be at least our refunded
  // amount and at most our reserved amount.
  const { providerRefunded, providerReserved } = ours;
  if (theirs.refundedAmount < providerRefunded || theirs.refundedAmount > providerReserved) {
    return different('refunded', String(providerRefunded), String(theirs.refundedAmount));
  }
  return { kind: providerRefunded === theirs.refundedAmount ? 'matched' : 'in-flight' };
}

const money = (amount: number, currency: string): string => `${amount} ${currency}`;
