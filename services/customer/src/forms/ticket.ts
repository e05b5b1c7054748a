/**
 * Makes and checks the ticket of a public page. The ticket proves when the page was opened, so that no program sends
 * the page at once or years later.
 */
import { randomUUID } from 'node:crypto';
import { openLink, signLink } from '../accounts/link.ts';

const FASTEST_MS = 3_000;
const LONGEST_MS = 86_400_000;

const purposeOf = (page: string) => `page-ticket ${page}`;

/** Returns a ticket whose id begins with the time, as in a UUID of version 7. */
export function issueTicket(key: string, page: string, now: Date): string {
  const ms = now.getTime().toString(16).padStart(12, '0');
  return signLink(key, purposeOf(page), `${ms.slice(0, 8)}-${ms.slice(8)}-7${randomUUID().slice(15)}`);
}

export type Ticket = { readonly id: string; readonly age: 'too-young' | 'fit' };

/** Returns the ticket. Returns undefined if it was forged, belongs to another page, or is older than a day. */
export function openTicket(key: string, page: string, token: string, now: Date): Ticket | undefined {
  const id = openLink(key, purposeOf(page), token);
  if (id === undefined) return undefined;
  const ageMs = now.getTime() - Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  if (ageMs > LONGEST_MS) return undefined;
  return { id, age: ageMs < FASTEST_MS ? 'too-young' : 'fit' };
}
