import type { EffectCall } from '@toric/messaging/outcome';
import type { Payment } from '../payments/payment.ts';
import { refundCall } from '../payments/provider-call.ts';
import type { Refund } from './refund.ts';

/** Returns the call that sends the refund to the provider. Returns no call while the refund waits for approval. */
export function refundCallOf(refund: Refund, payment: Payment, now: Date): EffectCall[] {
  const { id: refundId, orderId, amount, status } = refund;
  if (status !== 'sending') return [];
  const { id, providerPaymentId } = payment;
  if (providerPaymentId === null) throw new Error(`payment ${id} was captured without the provider`);
  const key = `${id}:refund:${refundId}`;
  return [refundCall({ refundId, orderId, amount, key, providerPaymentId, askedAt: now.toISOString() })];
}
