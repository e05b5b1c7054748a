// Decides which source pays a refund back, and how much of the refund becomes store credit. The card or the till of an
// order pays its refunds first. Then the part that store credit had paid becomes store credit. Up to three cards paid
// for the goods of an exchange: its own card, the card of the charge for goods that did not come back, and the card of
// the returned order.
import { PAYMENT_REFUND_SOURCE, PAYMENT_REFUND_TO_CREDIT } from '@toric/contracts/payment/payment.errors';
import type { RefundVia } from '@toric/contracts/payment/payment.http';
import type { RefundTo } from '@toric/contracts/payment/store-credit/refund-to';
import { capturedAtProvider, openCover } from '../payments/provider-share.ts';
import type { Payment } from '../payments/payment.ts';

/** Describes a charge of an exchange that the card has paid. */
export type PaidCharge = { readonly id: string; readonly amount: number; readonly providerReserved: number };
/**
 * Describes the source of a refund. `credited` is the part of the refund that becomes store credit. The source `via`
 * pays the rest back.
 */
export type Source = { readonly via: RefundVia; readonly viaId: string | null; readonly credited: number };
/**
 * Describes the payment of the order whose goods came back for this exchange. `paidBack` is the amount that this
 * payment has paid back for the exchange.
 */
export type Origin = { readonly payment: Payment; readonly paidBack: number };
type Means = {
  readonly charges: readonly PaidCharge[];
  readonly origin: Origin | undefined;
  readonly to: RefundTo;
  readonly earlier: Earlier;
};
/**
 * Describes the amounts that earlier refunds of the order have not paid out: they became store credit, or settled an
 * exchange.
 */
export type Earlier = { readonly credited: number; readonly settled: number };
export const NOTHING_EARLIER: Earlier = { credited: 0, settled: 0 };

const ownLeft = (payment: Payment): number => capturedAtProvider(payment) - payment.providerReserved;

/** Returns the amount that the till still holds for an order that was paid in cash. */
function tillLeft({ capturedAmount, storeCredit, refundReserved }: Payment, { credited, settled }: Earlier): number {
  const paidOut = refundReserved - credited - settled;
  return Math.max(0, capturedAmount - Math.min(storeCredit, capturedAmount) - paidOut);
}

/**
 * Returns the source that pays `amount` back. Throws if no source can pay it, with the largest amount that one source
 * can pay.
 */
export function refundSource(payment: Payment, amount: number, means: Means): Source {
  if (amount === 0) return { via: 'nothing', viaId: null, credited: 0 };
  if (payment.method === 'exchange') return sourceOfExchange(payment, amount, means);
  const { to, earlier } = means;
  if (to === 'store-credit') return { via: 'credit', viaId: null, credited: amount };
  const isCash = payment.method === 'cash';
  const left = isCash ? tillLeft(payment, earlier) : ownLeft(payment);
  if (payment.storeCredit === 0 || left >= amount) return { via: isCash ? 'cash' : 'card', viaId: null, credited: 0 };
  const back = Math.max(0, left);
  return { via: back === 0 ? 'credit' : isCash ? 'cash' : 'card', viaId: null, credited: amount - back };
}

/**
 * Returns the one source that pays the whole refund of an exchange. If store credit paid for the returned order, the
 * refund may become store credit again.
 */
function sourceOfExchange(payment: Payment, amount: number, { charges, origin, to, earlier }: Means): Source {
  if (to === 'store-credit') throw PAYMENT_REFUND_TO_CREDIT();
  const settledLeft = origin ? payment.settled - origin.paidBack - earlier.credited : 0;
  const sources: readonly (Source & { readonly left: number })[] = [
    { via: 'card', viaId: null, credited: 0, left: ownLeft(payment) },
    ...charges.map(({ id, amount: paid, providerReserved }) => ({
      ...{ via: 'charge' as const, viaId: id, credited: 0, left: paid - providerReserved },
    })),
    ...(origin ? originSources(origin, settledLeft, amount) : []),
  ];
  const found = sources.find(({ left }) => left >= amount);
  if (found) return { via: found.via, viaId: found.viaId, credited: found.credited };
  const left = Math.max(0, ...sources.map((source) => source.left));
  throw PAYMENT_REFUND_SOURCE({ left, currency: String(payment.currency) });
}

const originSources = ({ payment }: Origin, settledLeft: number, amount: number) => [
  {
    ...{ via: 'card' as const, viaId: payment.orderId, credited: 0 },
    left: Math.min(ownLeft(payment), settledLeft),
  },
  ...(payment.storeCredit > 0 ? [{ via: 'credit' as const, viaId: null, credited: amount, left: settledLeft }] : []),
];

/** Returns how much of the refund of a return settles the exchange that the return covers. */
export const settledBy = (exchange: Payment | undefined, currency: string | null, amount: number): number =>
  exchange && exchange.currency === currency ? Math.min(amount, openCover(exchange)) : 0;
