// Turns a decision about a payment into the answer (a message) and the call to the provider (an effect). A repeated
// command finds the payment in the same state, so it gets the same answer.
import { SendMessage, TellStaff } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import { AuthorisationAmended, AuthorisationAmendmentRefused } from '@toric/contracts/payment/amendment.events';
import {
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentVoided,
} from '@toric/contracts/payment/events';
import { type Emission, emits } from '@toric/messaging/outcome';
import { askedAmendment } from './amendment.ts';
import { isWhole, partOf } from './capture-part.ts';
import type { Answer, Ask, Decision, Payment } from './payment.ts';
import { capturedAtProvider, heldAtProvider, atProvider, toCapture } from './provider-share.ts';
import { reasonOf } from './provider-facts.ts';
import { type ProviderCall, providerCall } from './provider-call.ts';

const CANCELLED = { code: 'payment.cancelled', detail: 'The order was cancelled before its payment was held.' };
const NOT_HELD = { code: 'payment.not-held', detail: 'No money is held for this order, so none can be captured.' };

function messageOf(decision: Decision, answer: Answer): Message {
  const { payment, parcelId } = decision;
  const { id: paymentId, orderId, amount, reason } = payment;
  switch (answer) {
    case 'authorised':
      return PaymentAuthorised({ orderId, paymentId, amount: moneyOf(payment, amount) });
    case 'declined':
      return PaymentDeclined({ orderId, reason: reason ?? reasonOf('declined') });
    case 'cancelled':
      return PaymentDeclined({ orderId, reason: CANCELLED });
    case 'voided':
      return PaymentVoided({ orderId });
    case 'captured':
      return capturedMessage(payment, parcelId);
    case 'capture-failed':
      return PaymentCaptureFailed({ orderId, parcelId, reason: reason ?? reasonOf('capture_declined') });
    case 'not-held':
      return PaymentCaptureFailed({ orderId, parcelId, reason: NOT_HELD });
    case 'amended':
    case 'amendment-refused':
      return amendmentMessage(decision);
  }
}

const moneyOf = ({ currency }: Payment, amount: number) => ({ amount, currency: currency ?? '' });

function capturedMessage(payment: Payment, parcelId: string | undefined): Message {
  const { orderId, capturedAmount } = payment;
  const part = partOf(payment, parcelId);
  if (!part) {
    const invoiceNumber = payment.invoiceNumber ?? '';
    return PaymentCaptured({ orderId, amount: moneyOf(payment, capturedAmount), invoiceNumber });
  }
  const { amount, isLast } = part;
  const invoiceNumber = part.invoiceNumber ?? '';
  return PaymentCaptured({ orderId, amount: moneyOf(payment, amount), invoiceNumber, parcelId, isLast });
}

function amendmentMessage({ payment, amendment }: Decision): Message {
  if (!amendment) throw new Error(`payment ${payment.id} answered an amendment without naming it`);
  const { amendmentId, amount, status, reason } = amendment;
  const about = { orderId: payment.orderId, amendmentId };
  if (status === 'amended') return AuthorisationAmended({ ...about, amount: moneyOf(payment, amount) });
  const asked = payment.currency === null ? undefined : moneyOf(payment, amount);
  return AuthorisationAmendmentRefused({ ...about, amount: asked, reason: reason ?? reasonOf('declined') });
}

/**
 * Returns the call to the provider with its idempotency key. The key is stored before the call is made. So a repeated
 * call has the same key, and the provider does not act twice.
 */
export function callOf(payment: Payment, ask: Ask, now: Date): ProviderCall {
  const { id, orderId, providerPaymentId, captureAttempts } = payment;
  const common = { orderId, askedAt: now.toISOString() };
  switch (ask.call) {
    case 'authorise': {
      const [amount, currency] = [heldAtProvider(payment), payment.currency ?? ''];
      return { ...common, call: 'authorise', key: `${id}:authorise`, amount, currency, token: ask.token };
    }
    case 'capture': {
      const key = captureAttempts > 1 ? `${id}:capture:${captureAttempts}` : `${id}:capture`;
      const part = isWhole(payment) ? {} : { final: false };
      const before = capturedAtProvider(payment);
      return { ...common, call: 'capture', key, amount: toCapture(payment), ...part, before, providerPaymentId };
    }
    case 'void':
      return { ...common, call: 'void', key: `${id}:void`, providerPaymentId };
    case 'increase': {
      const asked = askedAmendment(payment);
      if (!asked) throw new Error(`payment ${id} has no amendment to ask the provider for`);
      const key = `${id}:increase:${payment.amendments?.length ?? 1}`;
      return { ...common, call: 'increase', key, amount: atProvider(payment, asked.amount), providerPaymentId };
    }
  }
}

export function outcomeOf(decision: Decision, now: Date): Emission {
  const { payment, answer, ask } = decision;
  const said = answer ? emits(messageOf(decision, answer)) : emits();
  return ask ? said.performs(providerCall(callOf(payment, ask, now))) : said;
}

/** In these states of a payment it is uncertain whether the money of the customer is held, captured or released. */
const UNCERTAIN: readonly Payment['status'][] = ['authorising', 'amending', 'capturing', 'voiding'];

/**
 * Returns the messages about a payment that a person must check from now on: to finance, and to the customer while her
 * money is uncertain. Returns none if the payment has no new note.
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
