// Delivers the mails that are addressed to the shop to the shop, as the mailbox of a real shop does.
import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { MailboxConfig } from './config.ts';
import type { KeptMail } from './kept.ts';

const TRIES = 5;
const PAUSE_MS = 1_000;

/** Returns the signature headers of Standard Webhooks. The signature covers the raw bytes and the time. */
function signed(secret: string, id: string, body: Buffer): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` };
}

/**
 * Returns the function that delivers a mail if it is addressed to the shop. If the shop does not answer, the function
 * tries again a few times.
 */
export function inboundMails(config: MailboxConfig): (mail: KeptMail) => Promise<void> {
  const { MAILBOX_INBOUND_TO: own, MAILBOX_INBOUND_URL: url, MAILBOX_INBOUND_SECRET: secret } = config;
  if (!own || !url || !secret) return () => Promise.resolve();
  return async ({ id, to, raw }) => {
    if (!to.toLowerCase().split(', ').includes(own.toLowerCase())) return;
    const body = Buffer.from(raw, 'base64');
    for (let tries = 0; tries < TRIES; tries += 1) {
      const headers = { 'content-type': 'message/rfc822', ...signed(secret, id, body) };
      const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) }).catch(() => undefined);
      if (response && response.status < 500 && response.status !== 429) return;
      await delay(PAUSE_MS);
    }
  };
}
