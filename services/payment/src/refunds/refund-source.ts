// Decides where the money of a refund comes from. A card order and the till pay their own refunds. The goods of an exchange
// were paid by up to three cards: its own, the charge for what did not come back, and the card of the order that came back.
import { PAYMENT_REFUND_SOURCE } from '@toric/contracts/payment/payment.errors';
import type { RefundVia } from '@toric/contracts/payment/payment.http';
import { capturedAtProvider, openCover } from '../payments/provider-share.ts';
import type { Payment } from '../payments/payment.ts';

/** A charge of an exchange that the card has paid. */
export type PaidCharge = { readonly id: string; readonly amount: number; readonly providerReserved: number };
export type Source = { readonly via: RefundVia; readonly viaId: string | null };
/** The payment of the order that came back for this exchange, and what it has paid back for the exchange so far. */
export type Origin = { readonly payment: Payment; readonly paidBack: number };

const ownLeft = (payment: Payment): number => capturedAtProvider(payment) - payment.providerReserved;

/** Returns the one source that pays `amount` back. Throws if none can pay it alone, with the largest amount that one can pay. */
export function refundSource(
  payment: Payment,
  amount: number,
  { charges, origin }: { charges: readonly PaidCharge[]; origin: Origin | undefined },
): Source {
  if (amount === 0) return { via: 'nothing', viaId: null };
  if (payment.method === 'cash') return { via: 'cash', viaId: null };
  const fromOrigin = origin ? Math.min(ownLeft(origin.payment), payment.settled - origin.paidBack) : 0;
  const sources: readonly (Source & { readonly left: number })[] = [
    { via: 'card', viaId: null, left: ownLeft(payment) },
    ...charges.map(({ id, amount: paid, providerReserved }) => ({
      ...{ via: 'charge' as const, viaId: id, left: paid - providerReserved },
    })),
    ...(origin ? [{ via: 'card' as const, viaId: origin.payment.orderId, left: fromOrigin }] : []),
  ];
  const found = sources.find(({ left }) => left >= amount);
  if (found) return { via: found.via, viaId: found.viaId };
  const left = Math.max(0, ...sources.map((source) => source.left));
  throw PAYMENT_REFUND_SOURCE({ left, currency: String(payment.currency) });
}

/** Returns the part of a return's refund that settles the exchange which it covers. */
export const settledBy = (exchange: Payment | undefined, currency: string | null, amount: number): number =>
  exchange && exchange.currency === currency ? Math.min(amount, openCover(exchange)) : 0;
