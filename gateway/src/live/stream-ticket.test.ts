import { expect, test } from '@jest/globals';
import { isTicket, issueTicket, redeemTicket, TICKET_SECONDS, ticketId } from './stream-ticket.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const now = new Date('2026-11-29T09:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

test('a ticket yields the access token again, as often as needed', () => {
  const { ticket, stored } = issueTicket(orderId, 'header.payload.signature', now);
  expect(isTicket(ticket)).toBe(true);
  expect(stored.id).toBe(ticketId(ticket));
  expect([1, 2].map(() => redeemTicket(ticket, stored, { orderId, now }))).toEqual([
    'header.payload.signature',
    'header.payload.signature',
  ]);
});

test('a ticket opens the stream of its own order only, and only until it expires', () => {
  const { ticket, stored } = issueTicket(orderId, 'a-token', now);
  const other = '0197a000-0000-7000-8000-00000000000b';
  expect(redeemTicket(ticket, stored, { orderId: other, now })).toBeUndefined();
  expect(redeemTicket(ticket, stored, { orderId, now: later(TICKET_SECONDS - 1) })).toBe('a-token');
  expect(redeemTicket(ticket, stored, { orderId, now: later(TICKET_SECONDS) })).toBeUndefined();
});

test('the stored row contains neither the ticket nor the access token', () => {
  const { ticket, stored } = issueTicket(orderId, 'header.payload.signature', now);
  const row = JSON.stringify(stored);
  expect(row).not.toContain(ticket);
  expect(Buffer.from(stored.sealedToken, 'base64url').toString('latin1')).not.toContain('payload');
  expect(() => redeemTicket(issueTicket(orderId, 'x', now).ticket, stored, { orderId, now })).toThrow();
});
