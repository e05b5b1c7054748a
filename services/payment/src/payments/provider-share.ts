// Decides which part of a payment the provider holds or has captured. Of a cash payment it has nothing. Of a card
// payment it has the amount that neither the cover of an exchange nor store credit pays.
import type { Payment } from './payment.ts';

type Method = Pick<Payment, 'method' | 'covered' | 'storeCredit'>;

/** Returns the part of an amount that the provider holds or has captured. */
export function atProvider({ method, covered, storeCredit }: Method, amount: number): number {
  if (method === 'cash') return 0;
  return Math.max(0, amount - covered - storeCredit);
}

/** Returns the amount that the provider holds for the payment. */
export const heldAtProvider = (payment: Method & Pick<Payment, 'held' | 'amount'>): number =>
  payment.held ?? atProvider(payment, payment.amount);

/** Returns the amount that the provider has captured for the payment. */
export const capturedAtProvider = (payment: Method & Pick<Payment, 'capturedAmount'>): number =>
  atProvider(payment, payment.capturedAmount);

/** Returns the amount that the provider must capture next. */
export const toCapture = (payment: Method & Pick<Payment, 'capturedAmount' | 'draft'>): number =>
  atProvider(payment, payment.capturedAmount + (payment.draft?.amount.amount ?? 0)) - capturedAtProvider(payment);

/**
 * Returns the part of an exchange that was captured, and that neither returned goods nor a charge of the card have
 * covered.
 */
export const openCover = ({ covered, capturedAmount, settled, charged }: Payment): number =>
  Math.max(0, Math.min(covered, capturedAmount) - settled - charged);
