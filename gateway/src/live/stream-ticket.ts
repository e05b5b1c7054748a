import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * A ticket expires after this number of seconds. The access token that it represents may expire earlier, but not later.
 */
export const TICKET_SECONDS = 600;
const TICKET = /^[\w-]{43}$/;
const [NONCE_BYTES, TAG_BYTES] = [12, 16];

export type StoredTicket = { id: string; orderId: string; sealedToken: string; expiresAt: Date };

const digest = (use: 'id' | 'key', ticket: string) => createHash('sha256').update(`stream ${use} ${ticket}`).digest();

/** Returns the id under which a ticket is stored. The ticket cannot be computed from it. */
export const ticketId = (ticket: string): string => digest('id', ticket).toString('base64url');

/**
 * Creates a ticket for the stream of one order, and the row that is stored for it. The access token in the row is
 * encrypted under a key that is derived from the ticket, so a copy of the table opens no stream.
 */
export function issueTicket(orderId: string, accessToken: string, now: Date): { ticket: string; stored: StoredTicket } {
  const ticket = randomBytes(32).toString('base64url');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', digest('key', ticket), nonce).setAAD(Buffer.from(orderId));
  const sealed = Buffer.concat([nonce, cipher.update(accessToken, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const expiresAt = new Date(now.getTime() + TICKET_SECONDS * 1_000);
  return { ticket, stored: { id: ticketId(ticket), orderId, sealedToken: sealed.toString('base64url'), expiresAt } };
}

export const isTicket = (text: unknown): text is string => typeof text === 'string' && TICKET.test(text);

/**
 * Returns the access token that the ticket represents. Returns undefined if the ticket has expired or belongs to
 * another order.
 */
export function redeemTicket(
  ticket: string,
  { orderId, sealedToken, expiresAt }: StoredTicket,
  wanted: { orderId: string; now: Date },
): string | undefined {
  if (orderId !== wanted.orderId || expiresAt <= wanted.now) return undefined;
  const sealed = Buffer.from(sealedToken, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', digest('key', ticket), sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(orderId))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString();
}
