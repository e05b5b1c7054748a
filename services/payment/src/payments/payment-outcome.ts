// Turns a decision about a payment into the answer (a message) and the call to the provider (an effect). A repeated
// command finds the payment in the same state, so it gets the same answer.
import { SendMessage, TellStaff } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import {
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentVoided,
} from '@toric/contracts/payment/events';
import { type Emission, emits } from '@toric/messaging/outcome';
import type { Answer, Ask, Decision, Payment } from './payment.ts';
import { reasonOf } from './provider-facts.ts';
import { type ProviderCall, providerCall } from './provider-call.ts';

const CANCELLED = { code: 'payment.cancelled', detail: 'The order was cancelled before its payment was held.' };
const NOT_HELD = { code: 'payment.not-held', detail: 'No money is held for this order, so none can be captured.' };

function messageOf(payment: Payment, answer: Answer): Message {
  const { id: paymentId, orderId, amount, capturedAmount, invoiceNumber, reason } = payment;
  const money = (minor: number) => ({ amount: minor, currency: payment.currency ?? '' });
  switch (answer) {
    case 'authorised':
      return PaymentAuthorised({ orderId, paymentId, amount: money(amount) });
    case 'declined':
      return PaymentDeclined({ orderId, reason: reason ?? reasonOf('declined') });
    case 'cancelled':
      return PaymentDeclined({ orderId, reason: CANCELLED });
    case 'voided':
      return PaymentVoided({ orderId });
    case 'captured':
      return PaymentCaptured({ orderId, amount: money(capturedAmount), invoiceNumber: invoiceNumber ?? '' });
    case 'capture-failed':
      return PaymentCaptureFailed({ orderId, reason: reason ?? reasonOf('capture_declined') });
    case 'not-held':
      return PaymentCaptureFailed({ orderId, reason: NOT_HELD });
  }
}

/**
 * Returns the call to the provider with its idempotency key. The key is stored before the call is made. So a repeated
 * call has the same key, and the provider does not act twice.
 */
export function callOf(payment: Payment, ask: Ask, now: Date): ProviderCall {
  const { id, orderId, providerPaymentId, captureAttempts, draft } = payment;
  const common = { orderId, askedAt: now.toISOString() };
  switch (ask.call) {
    case 'authorise': {
      const { amount, currency } = payment;
      return {
        ...common,
        call: 'authorise',
        key: `${id}:authorise`,
        amount,
        currency: currency ?? '',
        token: ask.token,
      };
    }
    case 'capture': {
      const key = captureAttempts > 1 ? `${id}:capture:${captureAttempts}` : `${id}:capture`;
      return { ...common, call: 'capture', key, amount: draft?.amount.amount ?? 0, providerPaymentId };
    }
    case 'void':
      return { ...common, call: 'void', key: `${id}:void`, providerPaymentId };
  }
}

export function outcomeOf({ payment, answer, ask }: Decision, now: Date): Emission {
  const said = answer ? emits(messageOf(payment, answer)) : emits();
  return ask ? said.performs(providerCall(callOf(payment, ask, now))) : said;
}

/** In these states the money of the customer is neither held, taken nor given back for certain. */
const UNCERTAIN: readonly Payment['status'][] = ['authorising', 'capturing', 'voiding'];

/**
 * Returns the messages about a payment that a person must look at from now on: to finance, and to the customer while
 * her money is uncertain. Returns none if the payment has no new note.
 */
export function reviewMessages(before: Payment | undefined, after: Payment, causeId: string): Message[] {
  const { note, orderId, customerId, status } = after;
  if (note === null || note === before?.note) return [];
  const told = customerId !== null && UNCERTAIN.includes(status) ? [customerId] : [];
  return [
    TellStaff({ causeId, role: 'finance', notice: { template: 'payment-noted', values: { orderId } } }),
    ...told.map((personId) =>
      SendMessage({ causeId, personId, notice: { template: 'payment-review', values: { orderId } } }),
    ),
  ];
}
