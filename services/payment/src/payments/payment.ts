// Decides how each command changes the payment of one order, in every state of the payment. A decision is the next
// state, the answer to the order process, and the call to the provider. provider-facts.ts decides about the provider's
// results.
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import type { Reason } from '@toric/contracts/kernel/common';
import type { Money } from '@toric/contracts/kernel/money';
import { PAYMENT_HOLD_TOO_SMALL, PAYMENT_LINES_TOO_SMALL } from '@toric/contracts/payment/payment.errors';
import type { PaymentMethod } from '@toric/contracts/payment/method';
import type { PaymentStatus } from '@toric/contracts/payment/payment.http';
import { draftTotal, type InvoiceDraft } from '../invoices/invoice.ts';

/** Describes the part of a payment that belongs to one parcel of an order that leaves in several parcels. */
export type Part = {
  readonly parcelId: string;
  readonly amount: number;
  readonly isLast: boolean;
  readonly status: 'waiting' | 'taking' | 'captured' | 'failed';
  readonly invoiceNumber: string | null;
  /** Holds the draft of the invoice, while the part waits for its capture. */
  readonly draft: InvoiceDraft | null;
};

/** Describes an amendment of the payment's amount, with its result. */
export type Amendment = {
  readonly amendmentId: string;
  readonly amount: number;
  readonly status: 'asked' | 'amended' | 'refused';
  readonly reason: Reason | null;
};

export type Payment = {
  readonly id: string;
  readonly orderId: string;
  readonly customerId: string | null;
  /** The status `new` exists only inside the transaction that inserts the payment. */
  readonly status: PaymentStatus | 'new';
  readonly amount: number;
  readonly currency: string | null;
  readonly providerPaymentId: string | null;
  readonly voidRequested: boolean;
  readonly reason: Reason | null;
  readonly note: string | null;
  readonly draft: InvoiceDraft | null;
  readonly captureAttempts: number;
  readonly capturedAmount: number;
  readonly refundReserved: number;
  readonly refundedAmount: number;
  readonly invoiceNumber: string | null;
  readonly method: PaymentMethod;
  /**
   * Holds the amount that the provider holds on the card. If it is null, provider-share.ts computes it from the amount
   * of the payment.
   */
  readonly held: number | null;
  readonly parts: readonly Part[] | null;
  readonly amendments: readonly Amendment[] | null;
  readonly returnId: string | null;
  readonly sealedToken: string | null;
  readonly covered: number;
  readonly settled: number;
  readonly charged: number;
  readonly providerReserved: number;
  readonly providerRefunded: number;
  /**
   * Holds the part of the amount that store credit pays. It is used first, and leaves the balance when the order is
   * authorised.
   */
  readonly storeCredit: number;
  readonly pendingSince: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/**
 * Names the answer to the order process. `cancelled` refuses to authorise a payment that was voided before. `not-held`
 * refuses to capture a payment for which no money is held.
 */
export type Answer =
  | ('authorised' | 'declined' | 'cancelled' | 'voided')
  | ('captured' | 'capture-failed' | 'not-held')
  | ('amended' | 'amendment-refused');
export type Ask = { call: 'authorise'; token: string } | { call: 'capture' } | { call: 'void' } | { call: 'increase' };
export type Decision = {
  readonly payment: Payment;
  readonly answer?: Answer;
  readonly ask?: Ask;
  /** Names the parcel to which the answer of this decision belongs. */
  readonly parcelId?: string | undefined;
  /** Holds the amount that this decision records as captured. An invoice is issued for it. */
  readonly taken?: number;
  /** Holds the amendment to which the answer of this decision belongs. */
  readonly amendment?: Amendment;
};

/**
 * A payment that has no answer of the provider after 23 hours must be checked by a person. From then on the payment is
 * only looked up and no call is repeated, because the provider forgets idempotency keys after a day.
 */
export const REVIEW_AFTER_MS = 23 * 3_600_000;

export const reviewLine = (now: Date): Date => new Date(now.getTime() - REVIEW_AFTER_MS);

export const stay = (payment: Payment): Decision => ({ payment });

/** Returns the payment of an order that has not received any command. */
export function blankPayment(id: string, orderId: string, now: Date): Payment {
  const nothing = { customerId: null, currency: null, providerPaymentId: null, reason: null, note: null, draft: null };
  const zero = { amount: 0, captureAttempts: 0, capturedAmount: 0, refundReserved: 0, refundedAmount: 0 };
  const later = { invoiceNumber: null, pendingSince: null, createdAt: now, updatedAt: now };
  const method = { method: 'card', returnId: null, sealedToken: null, covered: 0, settled: 0, charged: 0 } as const;
  const rest = { held: null, parts: null, amendments: null, providerReserved: 0, providerRefunded: 0, storeCredit: 0 };
  return { id, orderId, status: 'new', voidRequested: false, ...nothing, ...zero, ...method, ...rest, ...later };
}

type Order = {
  readonly customerId: string;
  readonly amount: Money;
  readonly token: string;
  readonly method?: PaymentMethod | undefined;
  readonly returnId?: string | undefined;
  readonly covered?: Money | undefined;
  /**
   * Holds the store credit that was taken for the order. It is `too-low` if the order names an amount above the
   * balance.
   */
  readonly storeCredit?: number | 'too-low' | undefined;
};

const CREDIT_TOO_LOW: Reason = {
  code: 'payment.store-credit-too-low',
  detail:
    'The store credit is lower than the amount that the order names. Look at the balance, and place the order again.',
};

/**
 * Returns how the order is paid. Only an exchange stores the token of its card, to charge goods that do not come back.
 */
function methodOf({ method = 'card', amount, token, returnId, covered }: Order) {
  if (method !== 'exchange') return { method };
  const known = covered?.currency === amount.currency ? covered.amount : 0;
  const part = covered ? Math.min(known, amount.amount) : amount.amount;
  return { method, returnId: returnId ?? null, sealedToken: token, covered: part };
}

export function authorise(payment: Payment, order: Order): Decision {
  switch (payment.status) {
    case 'new': {
      const { amount, currency } = order.amount;
      const { customerId, token, storeCredit = 0 } = order;
      const opened: Payment = { ...payment, status: 'authorising', customerId, amount, currency, ...methodOf(order) };
      if (storeCredit === 'too-low')
        return { payment: { ...opened, status: 'declined', reason: CREDIT_TOO_LOW }, answer: 'declined' };
      if (storeCredit > 0) return { payment: { ...opened, storeCredit }, ask: { call: 'authorise', token } };
      return { payment: opened, ask: { call: 'authorise', token } };
    }
    case 'authorising':
    case 'voiding':
      return stay(payment);
    case 'authorised':
    case 'amending':
    case 'part-captured':
    case 'capturing':
    case 'captured':
    case 'capture-failed':
      return { payment, answer: 'authorised' };
    case 'declined':
      return { payment, answer: 'declined' };
    case 'voided':
      return { payment, answer: 'cancelled' };
  }
}

export const VOID_AFTER_CAPTURE =
  'A void was asked for after the capture: nothing was given back. Refund it if the customer is owed.';

/**
 * Returns true if parts were captured and the rest of the hold was released, because the order process asked for it.
 */
const isRestReleased = ({ voidRequested, parts }: Payment): boolean =>
  voidRequested && parts !== null && !parts.some(({ isLast, status }) => isLast && status === 'captured');

export function letGo(payment: Payment): Decision {
  switch (payment.status) {
    case 'new':
      return { payment: { ...payment, status: 'voided', voidRequested: true }, answer: 'voided' };
    case 'authorising':
    case 'amending':
    case 'capturing':
      // A call to the provider is under way. Its result decides whether there is a hold to void.
      return payment.voidRequested ? stay(payment) : stay({ ...payment, voidRequested: true });
    case 'authorised':
    case 'part-captured':
    case 'capture-failed':
      return { payment: { ...payment, status: 'voiding', voidRequested: true }, ask: { call: 'void' } };
    case 'voiding':
      return stay(payment);
    case 'voided':
    case 'declined':
      return { payment, answer: 'voided' };
    case 'captured':
      // The order process repeats the void, because the first answer was lost or late. The hold is released already.
      if (isRestReleased(payment)) return { payment, answer: 'voided' };
      return payment.note === VOID_AFTER_CAPTURE ? stay(payment) : stay({ ...payment, note: VOID_AFTER_CAPTURE });
  }
}

/** Captures the whole order at once. capture-part.ts captures an order parcel by parcel. */
export function capture(payment: Payment, draft: InvoiceDraft): Decision {
  switch (payment.status) {
    case 'authorised':
      return take({ ...payment, draft });
    case 'amending':
      // The invoice draft waits until the provider has answered the amendment.
      if (payment.parts) return { payment, answer: 'not-held' };
      return payment.draft ? stay(payment) : stay({ ...payment, draft });
    case 'capturing':
      return stay(payment);
    case 'captured':
      return { payment, answer: 'captured' };
    case 'capture-failed':
      return { payment, answer: 'capture-failed' };
    case 'new':
    case 'authorising':
    case 'declined':
    case 'part-captured':
    case 'voiding':
    case 'voided':
      return { payment, answer: 'not-held' };
  }
}

/** Captures the amount of the draft, or fails if the amount is not covered. */
export function take(payment: Payment): Decision {
  const fault = notCovered(payment);
  if (fault) {
    const reason = { code: fault.slug, detail: fault.message };
    return { payment: { ...payment, status: 'capture-failed', reason }, answer: 'capture-failed' };
  }
  const captureAttempts = payment.captureAttempts + 1;
  return { payment: { ...payment, status: 'capturing', reason: null, captureAttempts }, ask: { call: 'capture' } };
}

/**
 * Returns undefined if the amount can be captured. Returns a refusal if it exceeds the hold, has another currency, or
 * exceeds the sum of the invoice lines. A retry cannot mend any of these.
 */
export function notCovered({ amount, capturedAmount, currency, draft }: Payment): BusinessError | undefined {
  const left = amount - capturedAmount;
  if (!draft || draft.amount.currency !== currency || draft.amount.amount > left) {
    return PAYMENT_HOLD_TOO_SMALL({ amount: left, currency: String(currency) });
  }
  return draftTotal(draft) < draft.amount.amount ? PAYMENT_LINES_TOO_SMALL() : undefined;
}

const PENDING: readonly Payment['status'][] = ['authorising', 'amending', 'capturing', 'voiding'];

/** Returns the time since which the provider has not answered a call. Returns null if no call is under way. */
export function pendingSince(before: Payment, { status }: Payment, now: Date): Date | null {
  if (!PENDING.includes(status)) return null;
  return before.status === status ? before.pendingSince : now;
}
