import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import type { Payment } from '../payments/payment.ts';
import { refundCall } from '../payments/provider-call.ts';
import { findChargeProviderId } from './refund-line.store.ts';
import { paidBack, type Refund } from './refund.ts';

/**
 * Returns the call that sends the refund to the provider. Returns no call while the refund waits for approval, or if no
 * part of it is paid back by card.
 */
export async function refundCallOf(
  tx: Tx,
  refund: Refund,
  payments: ReadonlyMap<string, Payment>,
  now: Date,
): Promise<EffectCall[]> {
  const { id: refundId, orderId, status, via, viaId } = refund;
  if (status !== 'sending' || (via !== 'card' && via !== 'charge')) return [];
  const payment = payments.get(orderId);
  const source = via === 'card' ? payments.get(viaId ?? orderId)?.providerPaymentId : await chargeOf(tx, viaId);
  if (!payment || !source) throw new Error(`refund ${refundId} has no payment at the provider`);
  const key = `${payment.id}:refund:${refundId}`;
  const askedAt = now.toISOString();
  return [refundCall({ refundId, orderId, amount: paidBack(refund), key, providerPaymentId: source, askedAt })];
}

const chargeOf = async (tx: Tx, id: string | null) => (id === null ? null : findChargeProviderId(tx, id));
