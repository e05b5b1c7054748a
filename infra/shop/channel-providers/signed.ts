// Signs webhook deliveries as the providers of channels do.
import { createHmac } from 'node:crypto';
import type { Provider } from './ledger.ts';

type Given = {
  readonly provider: Provider;
  readonly secret: string;
  readonly body: string;
  readonly at?: Date;
  readonly id?: string;
};

/** Returns the headers with the signature of a webhook delivery. Sprout Social sends no deliveries. */
export function signatureOf({
  provider,
  secret,
  body,
  at = new Date(),
  id = 'delivery-1',
}: Given): Record<string, string> {
  if (provider === 'zendesk') {
    const time = at.toISOString();
    const signature = createHmac('sha256', secret).update(`${time}${body}`).digest('base64');
    return { 'x-zendesk-webhook-signature': signature, 'x-zendesk-webhook-signature-timestamp': time };
  }
  if (provider === 'intercom')
    return { 'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}` };
  const seconds = String(Math.floor(at.getTime() / 1_000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
