import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Returns a new secret by the scheme of Standard Webhooks: 32 random bytes in base64. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

type Signed = { readonly id: string; readonly at: Date; readonly body: string };

/**
 * Returns the headers that prove the sender of a body. They have one signature for each secret, so that a receiver may
 * know either secret while the secret is rotated.
 */
export function signatureHeaders(secrets: readonly string[], { id, at, body }: Signed): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
