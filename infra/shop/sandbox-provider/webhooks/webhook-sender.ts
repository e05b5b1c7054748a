import { Webhook } from 'standardwebhooks';
import { Agent, request } from 'undici';
import type { LedgerRow } from '../ledger/ledger.ts';
import { paymentView } from '../ledger/payment-view.ts';

type Attempt = Readonly<{ delivered: boolean; detail: string }>;
export type WebhookSender = Readonly<{
  send(row: LedgerRow): Promise<Attempt>;
  isClosed(): boolean;
  close(): Promise<void>;
}>;

/**
 * Sends webhook events as signed POST requests (Standard Webhooks). A 2xx counts as delivered; a redirect is a failure.
 */
export function createSender({ url, secret }: { url: string; secret: string }): WebhookSender {
  const signer = new Webhook(secret);
  const dispatcher = new Agent({
    connections: 64,
    connect: { timeout: 5_000 },
    headersTimeout: 10_000,
    bodyTimeout: 10_000,
  });

  let closed = false;

  async function send(row: LedgerRow): Promise<Attempt> {
    const body = JSON.stringify({
      type: `payment.${row.kind}`,
      timestamp: row.at,
      data: { payment: paymentView(row.payment) },
    });
    const now = new Date();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': row.eventId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': signer.sign(row.eventId, now, body),
    };
    try {
      const answer = await request(url, { method: 'POST', headers, body, dispatcher });
      await answer.body.dump();
      return { delivered: answer.statusCode >= 200 && answer.statusCode < 300, detail: `HTTP ${answer.statusCode}` };
    } catch (error) {
      return { delivered: false, detail: error instanceof Error ? error.message : String(error) };
    }
  }
  return {
    send,
    isClosed: () => closed,
    close: () => {
      closed = true;
      return dispatcher.destroy();
    },
  };
}
