// Decides about the states of a payment, with pure functions. A refusal is an outcome too: it is stored under its
// idempotency key, and a retry gets exactly the same refusal.
import { z } from 'zod';

export const DeclineCode = z.enum(['card_declined', 'insufficient_funds', 'expired_card']);
export type DeclineCode = z.infer<typeof DeclineCode>;

export const Payment = z.strictObject({
  id: z.string(),
  reference: z.string(),
  amount: z.int().positive(),
  currency: z.string().length(3),
  status: z.enum(['authorised', 'declined', 'part-captured', 'captured', 'voided', 'refunded']),
  capturedAmount: z.int().nonnegative(),
  refundedAmount: z.int().nonnegative(),
  declineCode: DeclineCode.nullable(),
  captureWillDecline: z.boolean(),
  /**
   * Is true if the card refuses a larger hold. It is absent in old rows, because holds could not be increased when they
   * were written.
   */
  increaseWillDecline: z.boolean().optional(),
  createdAt: z.string(),
});
export type Payment = Readonly<z.infer<typeof Payment>>;

export const Refusal = z.strictObject({ status: z.literal([402, 409]), code: z.string(), message: z.string() });
type Refusal = Readonly<z.infer<typeof Refusal>>;

export const OutcomeKind = z.enum([
  ...(['authorised', 'declined', 'increased', 'captured', 'released', 'voided', 'refunded', 'refused'] as const),
]);
export type Outcome = Readonly<{
  kind: z.infer<typeof OutcomeKind>;
  /** Holds the payment after the decision. The payment is unchanged if `kind` is `refused`. */
  payment: Payment;
  amount: number;
  refusal: Refusal | null;
}>;

const DECLINE_MESSAGES: Record<DeclineCode, string> = {
  card_declined: 'The card was declined. Ask for another card; use a new reference.',
  insufficient_funds: 'The card has insufficient funds. Ask for another card; use a new reference.',
  expired_card: 'The card has expired. Ask for another card; use a new reference.',
};

type Authorisation = Pick<Payment, 'id' | 'reference' | 'amount' | 'currency' | 'createdAt'> & {
  existing: Payment | undefined;
  declineCode: DeclineCode | null;
  captureWillDecline: boolean;
  increaseWillDecline?: boolean;
};

export function authorise({ existing, ...request }: Authorisation): Outcome {
  if (existing) {
    const message = `Payment ${existing.id} already has the reference '${existing.reference}'. Read it, or retry with its own Idempotency-Key.`;
    return refused(existing, request.amount, 'reference_in_use', message);
  }
  const { declineCode } = request;
  const status = declineCode ? 'declined' : 'authorised';
  const payment: Payment = { ...request, status, capturedAmount: 0, refundedAmount: 0 };
  const refusal = declineCode && ({ status: 402, code: declineCode, message: DECLINE_MESSAGES[declineCode] } as const);
  return { kind: status, payment, amount: request.amount, refusal };
}

/** Returns true while a part of the money is held on the card and not yet captured. */
const isHeld = ({ status }: Payment) => status === 'authorised' || status === 'part-captured';

/**
 * Captures an amount of the money that is held. A final capture releases the rest. Otherwise more captures may follow,
 * which together never exceed the authorised amount.
 */
export function capture(payment: Payment, amount: number, final = true): Outcome {
  if (!isHeld(payment)) return wrongState(payment, amount, 'captured');
  const left = payment.amount - payment.capturedAmount;
  if (amount > left) {
    const held = payment.capturedAmount === 0 ? 'is authorised' : 'of the authorised amount is left';
    return tooLarge(payment, amount, `only ${left} ${held}`);
  }
  if (payment.captureWillDecline) {
    const message = 'The card issuer declined the capture. The authorisation is still open: void it.';
    return { kind: 'refused', payment, amount, refusal: { status: 402, code: 'card_declined', message } };
  }
  const capturedAmount = payment.capturedAmount + amount;
  const status = final ? 'captured' : 'part-captured';
  return { kind: 'captured', payment: { ...payment, status, capturedAmount }, amount, refusal: null };
}

/**
 * Increases the authorised amount to a larger total. A refusal does not change the held amount. The outcome has the
 * amount that was added.
 */
export function increase(payment: Payment, amount: number): Outcome {
  if (!isHeld(payment)) return wrongState(payment, amount, 'increased');
  if (amount <= payment.amount) {
    const message = `Payment ${payment.id} already holds ${payment.amount}: name a larger amount in all.`;
    return refused(payment, amount, 'amount_not_larger', message);
  }
  if (payment.increaseWillDecline) {
    const message = 'The card issuer declined the larger amount. What was authorised before is still held.';
    return { kind: 'refused', payment, amount, refusal: { status: 402, code: 'card_declined', message } };
  }
  return { kind: 'increased', payment: { ...payment, amount }, amount: amount - payment.amount, refusal: null };
}

/** Releases the held money. Captured money stays captured. */
export function voidPayment(payment: Payment): Outcome {
  if (!isHeld(payment)) return wrongState(payment, payment.amount, 'voided');
  if (payment.status === 'part-captured') {
    const amount = payment.amount - payment.capturedAmount;
    return { kind: 'released', payment: { ...payment, status: 'captured' }, amount, refusal: null };
  }
  return { kind: 'voided', payment: { ...payment, status: 'voided' }, amount: payment.amount, refusal: null };
}

export function refund(payment: Payment, amount: number): Outcome {
  const isPart = payment.status === 'part-captured';
  if (payment.status !== 'captured' && !isPart) return wrongState(payment, amount, 'refunded');
  const left = payment.capturedAmount - payment.refundedAmount;
  if (amount > left) return tooLarge(payment, amount, `only ${left} of the captured amount is left`);
  const status = isPart ? 'part-captured' : amount === left ? 'refunded' : 'captured';
  const refundedAmount = payment.refundedAmount + amount;
  return { kind: 'refunded', payment: { ...payment, status, refundedAmount }, amount, refusal: null };
}

const STATE_CODES = {
  authorised: 'not_captured',
  declined: 'payment_declined',
  'part-captured': 'part_captured',
  captured: 'already_captured',
  voided: 'already_voided',
  refunded: 'already_refunded',
} as const;

function wrongState(payment: Payment, amount: number, wanted: string): Outcome {
  const message = `Payment ${payment.id} is ${payment.status} and cannot be ${wanted}. Read it before you act again.`;
  return refused(payment, amount, STATE_CODES[payment.status], message);
}

function tooLarge(payment: Payment, amount: number, why: string): Outcome {
  return refused(payment, amount, 'amount_too_large', `Amount ${amount} is too large: ${why}.`);
}

function refused(payment: Payment, amount: number, code: string, message: string): Outcome {
  return { kind: 'refused', payment, amount, refusal: { status: 409, code, message } };
}
