// Checks and reads the webhooks of the sandbox provider. The signature covers the raw bytes of the body and the time of
// sending, which may differ from our clock by at most 5 minutes (Standard Webhooks).
import { PAYMENT_WEBHOOK_SIGNATURE, PAYMENT_WEBHOOK_UNREADABLE } from '@toric/contracts/payment/payment.errors';
import { requestText } from '@toric/contracts/kernel/text';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { type Fact, ProviderPayment } from './provider.ts';

type Raw = { body: Buffer; headers: Readonly<Record<string, string>> };
/**
 * Describes an event of the provider. `fact` is the result that it reports. It is undefined if the event does not
 * change a payment.
 */
export type ProviderEvent = { id: string; type: string; orderId: string; fact: Fact | undefined };
export type OpenEvent = (raw: Raw | undefined) => ProviderEvent;

const Body = z.object({ type: requestText().max(100), data: z.object({ payment: ProviderPayment }) });

/**
 * Returns a function that checks the signature of a webhook and reads the event. The function throws if the signature
 * is invalid or the body unreadable. `secrets` is one secret. During a rotation it is two secrets, separated by a
 * space.
 */
export function webhookOpener(secrets: string): OpenEvent {
  const keys = secrets.split(' ').map((secret) => new Webhook(secret));
  return (raw) => {
    if (!raw || !keys.some((key) => isSigned(key, raw))) throw PAYMENT_WEBHOOK_SIGNATURE();
    const { type, payment } = read(raw.body);
    const id = (raw.headers['webhook-id'] ?? '').slice(0, 200);
    return { id, type, orderId: payment.reference, fact: factOf(type, payment) };
  };
}

function isSigned(key: Webhook, { body, headers }: Raw): boolean {
  try {
    key.verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function read(body: Buffer): { type: string; payment: ProviderPayment } {
  try {
    const { type, data } = Body.parse(JSON.parse(body.toString('utf8')));
    return { type, payment: data.payment };
  } catch {
    throw PAYMENT_WEBHOOK_UNREADABLE();
  }
}

/**
 * Returns the result that an event reports, or undefined for an event that is ignored. Events of refunds are ignored,
 * because they do not say which refund was made. The answer to our own call settles a refund.
 */
function factOf(type: string, payment: ProviderPayment): Fact | undefined {
  const { id: providerPaymentId, amount, capturedAmount, declineCode } = payment;
  const done = (of: number) => ({ kind: 'done', providerPaymentId, amount: of }) as const;
  switch (type) {
    case 'payment.authorised':
      return { call: 'authorise', result: done(amount) };
    case 'payment.declined':
      return { call: 'authorise', result: { kind: 'declined', code: declineCode ?? 'card_declined' } };
    case 'payment.captured':
      return { call: 'capture', result: done(capturedAmount) };
    case 'payment.increased':
      return { call: 'increase', result: done(amount) };
    case 'payment.voided':
    case 'payment.released':
      return { call: 'void', result: done(0) };
    default:
      return undefined;
  }
}
