// Moves the money of a refund between the payments that it concerns: its own payment, the exchange that it settles, and
// the payment whose card pays it back. A refund first reserves its money. Then it is paid, or the reservation is
// released.
import type { Payment } from '../payments/payment.ts';
import { paidBack, type Refund } from './refund.ts';

export type Step = 'reserve' | 'free' | 'pay';
type Money = Pick<Refund, 'orderId' | 'amount' | 'settled' | 'settlesOrderId' | 'credited' | 'via' | 'viaId'>;

const SIGN: Readonly<Record<Step, number>> = { reserve: 1, free: -1, pay: 0 };

/** Returns the payments that this step of a refund changes (reserve, free or pay). Each payment appears once. */
export function moved(payments: ReadonlyMap<string, Payment>, refund: Money, step: Step): Payment[] {
  const { orderId, amount, settled, settlesOrderId, via, viaId } = refund;
  const [sign, isPaid] = [SIGN[step], step === 'pay'];
  const after = new Map<string, Payment>();
  const change = (id: string, by: (payment: Payment) => Partial<Payment>) => {
    const payment = after.get(id) ?? payments.get(id);
    if (!payment) throw new Error(`the payment of order ${id} is not locked`);
    after.set(id, { ...payment, ...by(payment) });
  };
  change(orderId, (own) => ({
    refundReserved: own.refundReserved + sign * amount,
    refundedAmount: own.refundedAmount + (isPaid ? amount : 0),
  }));
  if (settlesOrderId && settled > 0) change(settlesOrderId, (own) => ({ settled: own.settled + sign * settled }));
  if (via === 'card')
    change(viaId ?? orderId, (own) => {
      const providerRefunded = own.providerRefunded + (isPaid ? paidBack(refund) : 0);
      // an older version of this service, without exchanges, reserved nothing in `providerReserved`
      const reserved = Math.max(providerRefunded, own.providerReserved + sign * paidBack(refund));
      return { providerReserved: reserved, providerRefunded };
    });
  return [...after.values()];
}
