/** Checks the signature of a report. It covers the raw bytes and the time of sending (Standard Webhooks). */
import { MAIL_WEBHOOK_SIGNATURE } from '@toric/contracts/customer/messages/message.errors';
import { createHmac, timingSafeEqual } from 'node:crypto';

type Refuse = () => Error;
type Raw = { body: Buffer; headers: Readonly<Record<string, string>> };
/** Returns the id and the body of a report. Throws if its signature is wrong, or older than five minutes. */
export type VerifyReport = (raw: Raw | undefined) => { id: string; body: Buffer };

const TOLERANCE_MS = 300_000;

/**
 * Returns the function that verifies reports. `secrets` is one secret `whsec_…`, or two with a space between them
 * during a rotation. If it is undefined, no report is accepted. `refuse` makes the refusal.
 */
export function reportVerifier(secrets: string | undefined, refuse: Refuse = MAIL_WEBHOOK_SIGNATURE): VerifyReport {
  const keys = (secrets ?? '').split(' ').flatMap((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return key.length > 0 ? [key] : [];
  });
  return (raw) => {
    const { 'webhook-id': id = '', 'webhook-timestamp': at = '', 'webhook-signature': given = '' } = raw?.headers ?? {};
    const isRecent = Math.abs(Date.now() - Number(at) * 1_000) <= TOLERANCE_MS;
    if (!raw || id === '' || id.length > 200 || !isRecent) throw refuse();
    const expected = keys.map((key) => createHmac('sha256', key).update(`${id}.${at}.`).update(raw.body).digest());
    const signatures = given.split(' ').map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'));
    const isSigned = expected.some((one) =>
      signatures.some((other) => other.length === one.length && timingSafeEqual(one, other)),
    );
    if (!isSigned) throw refuse();
    return { id, body: raw.body };
  };
}
