// Decides how the amount of a payment follows an amendment of its order. A larger total is requested from the provider.
// A smaller total is only recorded, because the provider releases the amount that is not captured. A total is requested
// once per amendment and amount.
import type { Money } from '@toric/contracts/kernel/money';
import type { Reason } from '@toric/contracts/kernel/common';
import { type Amendment, type Decision, type Payment, stay, take } from './payment.ts';
import { takeNext } from './capture-part.ts';
import { atProvider, heldAtProvider } from './provider-share.ts';

const NOT_HELD: Reason = {
  code: 'payment.not-held',
  detail: 'No money is held for this order, so the amount cannot be changed. Cancel the order and place it again.',
};
const OTHER_CURRENCY: Reason = {
  code: 'payment.amend-currency',
  detail: 'The order is paid in another currency. Cancel the order and place it again.',
};
const BELOW_CAPTURED: Reason = {
  code: 'payment.amend-below-captured',
  detail: 'More was captured than the new total. Refund the difference instead.',
};
const UNDER_WAY: Reason = {
  code: 'payment.amendment-under-way',
  detail: 'Another amendment of this payment is under way. Wait for it, and amend the order again.',
};
/** A payment without a card hold cannot grow: its order costs nothing, is paid in cash, or is covered by a return. */
const NO_CARD: Reason = {
  code: 'payment.amend-without-hold',
  detail: 'The card holds nothing for this order, so it can hold no more. Cancel the order and place it again.',
};
const CANCELLED: Reason = { code: 'payment.cancelled', detail: 'The order was cancelled during the amendment.' };

const listOf = ({ amendments }: Payment): readonly Amendment[] => amendments ?? [];
const lastOf = (payment: Payment, amendmentId: string): Amendment | undefined =>
  listOf(payment).findLast((one) => one.amendmentId === amendmentId);

export function amend(payment: Payment, { amendmentId, amount }: { amendmentId: string; amount: Money }): Decision {
  const known = lastOf(payment, amendmentId);
  if (known?.amount === amount.amount) return repeated(payment, known);
  const asked: Amendment = { amendmentId, amount: amount.amount, status: 'asked', reason: null };
  switch (payment.status) {
    case 'authorised':
    case 'part-captured':
      return begin(payment, asked, amount.currency);
    case 'amending':
      // The order process revokes this amendment before the provider has answered. It repeats the command later, and
      // then gets the answer.
      return askedAmendment(payment)?.amendmentId === amendmentId ? stay(payment) : refuse(payment, asked, UNDER_WAY);
    case 'new':
    case 'authorising':
    case 'declined':
    case 'capturing':
    case 'capture-failed':
    case 'captured':
    case 'voiding':
    case 'voided':
      return refuse(payment, asked, NOT_HELD);
  }
}

function repeated(payment: Payment, known: Amendment): Decision {
  if (known.status === 'asked') return stay(payment);
  return { payment, answer: known.status === 'amended' ? 'amended' : 'amendment-refused', amendment: known };
}

/** Returns the refusal of an amendment. A payment that no command has opened yet does not record the refusal. */
function refuse(payment: Payment, asked: Amendment, reason: Reason): Decision {
  const refused: Amendment = { ...asked, status: 'refused', reason };
  const noted = payment.status === 'new' ? payment : { ...payment, amendments: [...listOf(payment), refused] };
  return { payment: noted, answer: 'amendment-refused', amendment: refused };
}

function begin(payment: Payment, asked: Amendment, currency: string): Decision {
  if (payment.currency !== currency) return refuse(payment, asked, OTHER_CURRENCY);
  if (asked.amount < payment.capturedAmount) return refuse(payment, asked, BELOW_CAPTURED);
  const held = heldAtProvider(payment);
  if (payment.method !== 'cash' && atProvider(payment, asked.amount) > held) {
    if (payment.providerPaymentId === null) return refuse(payment, asked, NO_CARD);
    const waiting: Payment = { ...payment, status: 'amending', amendments: [...listOf(payment), asked] };
    return { payment: waiting, ask: { call: 'increase' } };
  }
  const amended: Amendment = { ...asked, status: 'amended' };
  const covered = Math.min(payment.covered, asked.amount);
  const lowered: Payment = {
    ...payment,
    amount: asked.amount,
    held,
    covered,
    amendments: [...listOf(payment), amended],
  };
  return { payment: lowered, answer: 'amended', amendment: amended };
}

/** Returns the amendment for which the provider has not answered yet. */
export const askedAmendment = (payment: Payment): Amendment | undefined =>
  listOf(payment).findLast(({ status }) => status === 'asked');

/**
 * Applies the provider's answer to the request for a larger hold: the amount that the provider now holds, or its
 * refusal. A late report of a smaller hold changes nothing. A cancellation or capture that arrived before the answer
 * then continues. If that capture fails at once, the answer to the repeated capture command reports the failure.
 */
export function amendmentAnswered(payment: Payment, result: number | Reason): Decision {
  const asked = askedAmendment(payment);
  if (payment.status !== 'amending' || !asked) return stay(payment);
  const refusal = typeof result === 'number' ? undefined : result;
  if (typeof result === 'number' && result < atProvider(payment, asked.amount)) return stay(payment);
  const isRefused = refusal !== undefined || payment.voidRequested;
  const reason = refusal ?? (payment.voidRequested ? CANCELLED : null);
  const answered: Amendment = { ...asked, status: isRefused ? 'refused' : 'amended', reason };
  const amendments = listOf(payment).map((one) => (one === asked ? answered : one));
  const held = refusal ? heldAtProvider(payment) : atProvider(payment, asked.amount);
  const amount = isRefused ? payment.amount : asked.amount;
  const before = payment.capturedAmount > 0 ? 'part-captured' : 'authorised';
  const back: Payment = { ...payment, status: before, amount, held, amendments };
  const said = { answer: isRefused ? 'amendment-refused' : 'amended', amendment: answered } as const;
  return { ...goOn(back), ...said };
}

function goOn(payment: Payment): Decision {
  if (payment.voidRequested) return { payment: { ...payment, status: 'voiding' }, ask: { call: 'void' } };
  if (payment.status === 'authorised' && payment.draft) return take(payment);
  return takeNext(payment);
}
