// Verifies and reads the webhooks of the EasyPost API. The header `X-Hmac-Signature` is an HMAC-SHA256 over the raw
// body. The signature does not cover the time of sending. So a repeated event is recognised by its id, and old news
// change nothing (ADR 0098).
import { createHmac, timingSafeEqual } from 'node:crypto';
import { CARRIER_EVENT_SIGNATURE, CARRIER_EVENT_UNREADABLE } from '@toric/contracts/order/parcels/parcel.errors';
import { z } from 'zod';
import type { CarrierEvent, Raw } from './carrier.ts';
import { newsOf, Storable, TrackerAnswer } from './tracking-codes.ts';

const PREFIX = 'hmac-sha256-hex=';
const Body = z.object({
  id: Storable.refine((id) => id !== '' && id.length <= 200),
  description: z.string(),
  result: z.unknown(),
});

/**
 * Returns a function that opens an event of the carrier. `secrets` is one webhook secret, or the new and the old
 * secret, separated by a space.
 */
export function eventOpener(secrets: string): (raw: Raw | undefined) => CarrierEvent {
  const keys = secrets.split(' ').map((secret) => secret.normalize('NFKD'));
  return (raw) => {
    const sent = raw?.headers['x-hmac-signature'] ?? '';
    if (!raw || !keys.some((key) => isSame(signatureOf(key, raw.body), sent))) throw CARRIER_EVENT_SIGNATURE();
    return readEvent(raw.body);
  };
}

export const signatureOf = (secret: string, body: Buffer | string): string =>
  `${PREFIX}${createHmac('sha256', secret).update(body).digest('hex')}`;

const isSame = (one: string, other: string) => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

function readEvent(body: Buffer): CarrierEvent {
  const event = Body.safeParse(jsonOf(body));
  if (!event.success) throw CARRIER_EVENT_UNREADABLE();
  const { id, description, result } = event.data;
  if (!description.startsWith('tracker.')) return { id, trackingNumber: '', news: [] };
  const tracker = TrackerAnswer.safeParse(result);
  if (!tracker.success) throw CARRIER_EVENT_UNREADABLE();
  return { id, trackingNumber: tracker.data.tracking_code, news: newsOf(tracker.data) };
}

/** Returns the value of a JSON text. Returns undefined if the text is not JSON. */
function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
