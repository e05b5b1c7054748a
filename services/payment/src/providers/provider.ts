// Declares the interface to a payment provider. Amounts are in minor units, and `reference` is the id of our order. A
// call returns whether the provider did it or declined it. If the outcome is unknown, the call throws ProviderUnknown,
// and the caller repeats the call with the same idempotency key.
import { requestText } from '@toric/contracts/kernel/text';
import { z } from 'zod';

export type Done = { readonly kind: 'done'; readonly providerPaymentId: string | null; readonly amount: number };
export type Declined = { readonly kind: 'declined'; readonly code: string };
/** Describes a result of a call. The amount of a capture is the total that was captured so far. */
export type Fact = {
  readonly call: 'authorise' | 'capture' | 'void' | 'increase';
  readonly result: Done | Declined;
};

export type ProviderResult = (Done & { readonly providerPaymentId: string }) | Declined;

export const ProviderPayment = z.object({
  id: z.string().min(1).max(200),
  reference: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.enum(['authorised', 'declined', 'part-captured', 'captured', 'voided', 'refunded']),
  capturedAmount: z.int(),
  refundedAmount: z.int(),
  declineCode: requestText().nullable().optional(),
});
export type ProviderPayment = z.infer<typeof ProviderPayment>;

type Authorisation = { key: string; reference: string; amount: number; currency: string; token: string };
type Change = { key: string; providerPaymentId: string };
/**
 * Describes the time from `since` (inclusive) to `until` (exclusive). Undefined means that the time has no limit on
 * this side.
 */
export type Time = { since: Date | undefined; until: Date | undefined };

export type PaymentProvider = {
  authorise(request: Authorisation): Promise<ProviderResult>;
  /**
   * Captures an amount. `final` releases the rest of the hold; otherwise more captures may follow. `before` is the
   * amount that was captured before. The amount of the result is the total that was captured.
   */
  capture(request: Change & { amount: number; final: boolean; before: number }): Promise<ProviderResult>;
  /** Releases the amount that is held and not captured. */
  void(request: Change): Promise<ProviderResult>;
  /** Raises the hold to a larger total. The hold stays unchanged if the card is declined. */
  increase(request: Change & { amount: number }): Promise<ProviderResult>;
  refund(request: Change & { amount: number }): Promise<ProviderResult>;
  find(reference: string): Promise<ProviderPayment | undefined>;
  /**
   * Returns one page of the payments that the provider created in the time `made`. `nextCursor` is undefined on the
   * last page.
   */
  list(
    made: Time,
    cursor: string | undefined,
  ): Promise<{ payments: ProviderPayment[]; nextCursor: string | undefined }>;
};

/**
 * This error means that the outcome of a call to the provider is unknown: the provider may have done the work. It is
 * never treated as a refusal.
 */
export class ProviderUnknown extends Error {
  override name = 'ProviderUnknown';
}

/**
 * Describes the state at the provider after a call was carried out: more captured than `before`, or at least `amount`
 * held.
 */
export type Wanted = { readonly before?: number; readonly amount?: number };

/**
 * Returns the result of a call, derived from the payment's present state at the provider. Returns undefined if the
 * state shows that the call was not carried out.
 */
export function resultFrom(
  payment: ProviderPayment,
  call: Fact['call'],
  { before = 0, amount: wanted = 0 }: Wanted = {},
): ProviderResult | undefined {
  const { id, status, amount, capturedAmount } = payment;
  const done = (of: number): ProviderResult => ({ kind: 'done', providerPaymentId: id, amount: of });
  const refused = (code: string): ProviderResult => ({ kind: 'declined', code });
  const isIncreased = call === 'increase' && amount >= wanted;
  switch (status) {
    case 'declined':
      if (call === 'void') return done(0);
      return refused(call === 'authorise' ? (payment.declineCode ?? 'card_declined') : 'payment_declined');
    case 'voided':
      return call === 'void' ? done(0) : refused('already_voided');
    case 'authorised':
      return call === 'authorise' || isIncreased ? done(amount) : undefined;
    case 'part-captured':
      if (call === 'capture') return capturedAmount > before ? done(capturedAmount) : undefined;
      return call === 'authorise' || isIncreased ? done(amount) : undefined;
    case 'captured':
    case 'refunded':
      if (call === 'void') return refused('already_captured');
      if (call === 'capture') return capturedAmount > before ? done(capturedAmount) : refused('already_captured');
      return call === 'increase' && !isIncreased ? refused('already_captured') : done(amount);
  }
}
