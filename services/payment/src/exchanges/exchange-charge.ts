// Decides the amount that the card is charged for an exchange whose return did not come back. It is the amount of the
// sent goods, less the returned goods and less earlier charges. A charge reserves its amount, so that goods that come
// back meanwhile are refunded to the card.
import { EXCHANGE_CHARGE_NOT_DECLINED, EXCHANGE_CHARGE_SETTLED } from '@toric/contracts/payment/payment.errors';
import type { Reason } from '@toric/contracts/kernel/common';
import type { ExchangeChargeStatus } from '@toric/contracts/payment/exchange/exchange.http';
import { openCover } from '../payments/provider-share.ts';
import type { Payment } from '../payments/payment.ts';

export type ExchangeCharge = {
  readonly id: string;
  readonly orderId: string;
  readonly returnId: string;
  readonly attempt: number;
  readonly amount: number;
  readonly currency: string;
  readonly status: ExchangeChargeStatus;
  readonly providerPaymentId: string | null;
  readonly reason: Reason | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

type Wish = { readonly id: string; readonly returnId: string; readonly attempt: number; readonly now: Date };

/**
 * Returns the amount to charge for an exchange: the requested amount, but at most the part of the exchange that neither
 * returned goods nor earlier charges have covered.
 */
export const amountToCharge = (payment: Payment, wanted: number | undefined): number =>
  Math.min(wanted ?? Number.POSITIVE_INFINITY, openCover(payment));

/**
 * Returns the new charge, and the payment that reserves its amount. Returns undefined if there is no amount to charge.
 */
export function beginCharge(payment: Payment, amount: number, { id, returnId, attempt, now }: Wish) {
  const { orderId, currency } = payment;
  if (amount === 0 || currency === null) return undefined;
  const times = { createdAt: now, updatedAt: now };
  const about = { id, orderId, returnId, attempt, amount, currency };
  const charge: ExchangeCharge = { ...about, status: 'charging', providerPaymentId: null, reason: null, ...times };
  return { charge, payment: { ...payment, charged: payment.charged + amount } };
}

/**
 * Returns the charge for a new attempt. Throws unless the last attempt was declined and there is still an amount to
 * charge.
 */
export function retryCharge(last: ExchangeCharge, isLast: boolean, payment: Payment, wish: { id: string; now: Date }) {
  const { status, returnId, attempt } = last;
  if (status !== 'declined' || !isLast) throw EXCHANGE_CHARGE_NOT_DECLINED({ status });
  const begun = beginCharge(payment, amountToCharge(payment, last.amount), { ...wish, returnId, attempt: attempt + 1 });
  if (!begun) throw EXCHANGE_CHARGE_SETTLED();
  return begun;
}

export const charged = (charge: ExchangeCharge, providerPaymentId: string, now: Date): ExchangeCharge => ({
  ...charge,
  ...{ status: 'charged', providerPaymentId, updatedAt: now },
});

/** Returns the declined charge, and the payment without the amount that was reserved for this charge. */
export function declined(charge: ExchangeCharge, payment: Payment, reason: Reason, now: Date) {
  const refused: ExchangeCharge = { ...charge, status: 'declined', reason, updatedAt: now };
  return { charge: refused, payment: { ...payment, charged: payment.charged - charge.amount } };
}
