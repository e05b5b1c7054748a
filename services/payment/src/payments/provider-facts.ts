// Applies the provider's results to a payment, in every state. A result comes in the answer to our call or in a
// webhook, and the first report is applied. If money is held although the payment was voided or declined before, the
// hold is voided, once. Captured money is never refunded automatically: a note asks a person to decide.
import type { Reason } from '@toric/contracts/kernel/common';
import type { Declined, Done, Fact } from '../providers/provider.ts';
import { type Decision, type Payment, stay, VOID_AFTER_CAPTURE } from './payment.ts';

const DETAILS: Readonly<Record<string, string>> = {
  card_declined: 'The card was declined. Use another card.',
  insufficient_funds: 'The card has insufficient funds. Use another card.',
  expired_card: 'The card has expired. Use another card.',
};

/** The code comes from the provider. `constructor` would find a function of every object. */
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

function captured(payment: Payment, { amount }: Done): Decision {
  switch (payment.status) {
    case 'capturing':
    case 'capture-failed': {
      const note = payment.voidRequested ? VOID_AFTER_CAPTURE : payment.note;
      const taken: Payment = { ...payment, status: 'captured', capturedAmount: amount, reason: null, note };
      return { payment: taken, answer: 'captured' };
    }
    case 'captured':
      return stay(payment);
    case 'new':
    case 'authorising':
    case 'authorised':
    case 'declined':
    case 'voiding':
    case 'voided':
      return noted(payment, `The provider took ${amount} without being asked. Compare its books and refund it there.`);
  }
}

function captureDeclined(payment: Payment, { code }: Declined): Decision {
  if (payment.status !== 'capturing') return stay(payment);
  const failed: Payment = { ...payment, status: 'capture-failed', reason: reasonOf(code) };
  if (!payment.voidRequested) return { payment: failed, answer: 'capture-failed' };
  return { payment: { ...failed, status: 'voiding' }, answer: 'capture-failed', ask: { call: 'void' } };
}

function voided(payment: Payment, { providerPaymentId }: Done): Decision {
  const ended: Payment = {
    ...payment,
    status: 'voided',
    providerPaymentId: payment.providerPaymentId ?? providerPaymentId,
  };
  const unasked = { ...ended, note: 'The provider let go of the hold without being asked.' };
  switch (payment.status) {
    case 'voiding':
      return { payment: ended, answer: 'voided' };
    case 'authorised':
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
  return noted(payment, `The provider refused to let go of the hold (${code}). Settle it with the provider.`);
}

/**
 * Adds a note to the payment, which puts the payment on the list for review. Adding the same note again changes
 * nothing.
 */
const noted = (payment: Payment, note: string): Decision =>
  stay(payment.note === note ? payment : { ...payment, note });
