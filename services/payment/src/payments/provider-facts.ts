// Applies the provider's results to a payment, in every state. A result comes in the answer to our call or in a
// webhook, and the first report is applied. If money is held although the payment was voided or declined before, the
// hold is voided, once. Captured money is never refunded automatically: a note asks a person to decide.
import type { Reason } from '@toric/contracts/kernel/common';
import type { Declined, Done, Fact } from '../providers/provider.ts';
import { amendmentAnswered } from './amendment.ts';
import { ended, isWhole } from './capture-part.ts';
import { type Decision, type Payment, stay, VOID_AFTER_CAPTURE } from './payment.ts';
import { capturedAtProvider, toCapture } from './provider-share.ts';

const DETAILS: Readonly<Record<string, string>> = {
  card_declined: 'The card was declined. Use another card.',
  insufficient_funds: 'The card has insufficient funds. Use another card.',
  expired_card: 'The card has expired. Use another card.',
};

/**
 * Returns the sentence for a code of the provider. `Object.hasOwn` ignores inherited properties, so a code such as
 * `constructor` finds nothing.
 */
const detailOf = (code: string) => (Object.hasOwn(DETAILS, code) ? DETAILS[code] : undefined);

export function reasonOf(code: string): Reason {
  const slug = code
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return { code: `payment.${slug}`, detail: detailOf(code) ?? `The payment provider refused it (${code}).` };
}

export function applyFact(payment: Payment, { call, result }: Fact): Decision {
  switch (call) {
    case 'authorise':
      return result.kind === 'done' ? authorised(payment, result) : declined(payment, result);
    case 'capture':
      return result.kind === 'done' ? captured(payment, result) : captureDeclined(payment, result);
    case 'void':
      return result.kind === 'done' ? voided(payment, result) : voidRefused(payment, result);
    case 'increase':
      return amendmentAnswered(payment, result.kind === 'done' ? result.amount : reasonOf(result.code));
  }
}

function authorised(payment: Payment, { providerPaymentId }: Done): Decision {
  const { status } = payment;
  if (status === 'authorising' && !payment.voidRequested) {
    return { payment: { ...payment, status: 'authorised', providerPaymentId }, answer: 'authorised' };
  }
  const neverHeld = payment.providerPaymentId === null && providerPaymentId !== null;
  if (status === 'authorising' || ((status === 'declined' || status === 'voided') && neverHeld)) {
    return { payment: { ...payment, status: 'voiding', providerPaymentId }, ask: { call: 'void' } };
  }
  return stay(payment);
}

function declined(payment: Payment, { code }: Declined): Decision {
  if (payment.status !== 'authorising') return stay(payment);
  const ended: Payment = { ...payment, status: 'declined', reason: reasonOf(code) };
  return { payment: ended, answer: payment.voidRequested ? 'voided' : 'declined' };
}

/**
 * Applies a capture. `amount` is the total that the provider has captured so far, so a repeated report captures nothing
 * twice.
 */
function captured(payment: Payment, { amount }: Done): Decision {
  switch (payment.status) {
    case 'capturing':
    case 'capture-failed':
      return taken(payment, amount);
    case 'part-captured':
    case 'captured':
      return stay(payment);
    case 'new':
    case 'authorising':
    case 'authorised':
    case 'amending':
    case 'declined':
    case 'voiding':
    case 'voided':
      if (amount <= capturedAtProvider(payment)) return stay(payment);
      return noted(payment, `The provider took ${amount} without being asked. Compare its books and refund it there.`);
  }
}

/**
 * Adds the amount that the provider has captured since its last report, and the part of the payment that does not pass
 * through the provider: cash, or the cover of an exchange.
 */
function taken(payment: Payment, amount: number): Decision {
  const asked = toCapture(payment);
  const fromProvider = amount - capturedAtProvider(payment);
  if (asked > 0 && fromProvider <= 0) return stay(payment);
  const now = (payment.draft?.amount.amount ?? fromProvider) - asked + fromProvider;
  const whole = isWhole(payment);
  const note = payment.voidRequested && whole ? VOID_AFTER_CAPTURE : payment.note;
  const after: Payment = {
    ...payment,
    ...{
      status: whole ? 'captured' : 'part-captured',
      capturedAmount: payment.capturedAmount + now,
      reason: null,
      note,
    },
  };
  return { payment: ended(after), answer: 'captured', parcelId: payment.draft?.parcelId, taken: now };
}

function captureDeclined(payment: Payment, { code }: Declined): Decision {
  if (payment.status !== 'capturing') return stay(payment);
  const failed = ended({ ...payment, status: 'capture-failed', reason: reasonOf(code) });
  const said = { answer: 'capture-failed', parcelId: payment.draft?.parcelId } as const;
  if (!payment.voidRequested) return { payment: failed, ...said };
  return { payment: { ...failed, status: 'voiding' }, ...said, ask: { call: 'void' } };
}

/** Applies a void. A payment with captured parts keeps them: only the rest of its hold is released. */
function voided(payment: Payment, { providerPaymentId }: Done): Decision {
  const closed: Payment = {
    ...payment,
    status: payment.capturedAmount > 0 ? 'captured' : 'voided',
    providerPaymentId: payment.providerPaymentId ?? providerPaymentId,
  };
  const unasked = { ...closed, note: 'The provider let go of the hold without being asked.' };
  switch (payment.status) {
    case 'voiding':
      return { payment: closed, answer: 'voided' };
    case 'authorised':
    case 'amending':
    case 'part-captured':
    case 'capture-failed':
      return { payment: unasked, answer: 'voided' };
    case 'authorising':
      return { payment: unasked, answer: payment.voidRequested ? 'voided' : 'cancelled' };
    case 'new':
    case 'declined':
    case 'capturing':
    case 'captured':
    case 'voided':
      return stay(payment);
  }
}

function voidRefused(payment: Payment, { code }: Declined): Decision {
  if (payment.status !== 'voiding') return stay(payment);
  if (code === 'already_captured' && payment.capturedAmount > 0)
    return { payment: { ...payment, status: 'captured' }, answer: 'voided' };
  return noted(payment, `The provider refused to let go of the hold (${code}). Settle it with the provider.`);
}

/**
 * Adds a note to the payment, which puts the payment on the list for review. Adding the same note again changes
 * nothing.
 */
const noted = (payment: Payment, note: string): Decision =>
  stay(payment.note === note ? payment : { ...payment, note });
