// Decides how much of a payment store credit pays, and how much store credit returns to the balance. Store credit
// leaves the balance when the order is authorised. Store credit that the payment does not use returns to the balance,
// in the same transaction.
import { heldAtProvider } from './provider-share.ts';
import type { Payment } from './payment.ts';

/** Returns how much of the next `amount` of a payment store credit pays, if the amount `before` was paid earlier. */
export const creditIn = ({ storeCredit }: Pick<Payment, 'storeCredit'>, before: number, amount: number): number =>
  Math.min(storeCredit, before + amount) - Math.min(storeCredit, before);

/**
 * Returns the store credit that a payment keeps in its present state: none after a void or a decline, otherwise as much
 * as its amount needs.
 */
function keptBy({ status, amount, capturedAmount, storeCredit }: Payment): number {
  switch (status) {
    case 'new':
    case 'declined':
    case 'voided':
      return 0;
    case 'captured':
      return Math.min(storeCredit, capturedAmount);
    case 'authorising':
    case 'authorised':
    case 'amending':
    case 'part-captured':
    case 'capturing':
    case 'capture-failed':
    case 'voiding':
      return Math.min(storeCredit, amount);
  }
}

/**
 * Returns the payment without the store credit that it does not use. The amount that the provider holds stays
 * unchanged.
 */
export function withKeptCredit(before: Payment, after: Payment): Payment {
  const storeCredit = keptBy(after);
  if (storeCredit === after.storeCredit) return after;
  return { ...after, storeCredit, held: after.held ?? heldAtProvider(before) };
}

/** Returns the store credit that a change of a payment returns to the customer's balance. */
export const releasedCredit = (before: Payment, after: Payment): number =>
  Math.max(0, before.storeCredit - after.storeCredit);
