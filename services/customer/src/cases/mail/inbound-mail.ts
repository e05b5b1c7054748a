/** Distinguishes the mail of a person from the mail of a machine, and describes the mail of a person. */

export type MailHeaders = ReadonlyMap<string, string>;
export type InboundMail = {
  /** Holds the Message-ID of the mail, with angle brackets around it. */
  readonly messageId: string;
  readonly from: { readonly address: string; readonly name: string | null };
  readonly subject: string;
  readonly text: string;
  /** Lists the Message-IDs of the mails that this mail answers, the nearest last. */
  readonly references: readonly string[];
  readonly headers: MailHeaders;
  readonly files: readonly { readonly mediaType: string; readonly bytes: Buffer }[];
};

/** Matches the local parts of mail addresses of machines. Nobody reads an answer to such an address. */
const MACHINES = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo)(?:[+-].*)?$/i;

/** Returns the address without the tag after a `+`, in lower case. */
export function plainAddress(address: string): string {
  const small = address.trim().toLowerCase();
  const at = small.lastIndexOf('@');
  return `${small.slice(0, at).replace(/\+.*$/, '')}${small.slice(at)}`;
}

/**
 * Returns true for a mail that a machine sent: an automatic answer (RFC 3834), a list, a bounce, or a mail of the shop.
 * Such a mail is ignored, so that two machines never answer each other.
 */
export function isOfMachine({ from, headers }: Pick<InboundMail, 'from' | 'headers'>, own: readonly string[]): boolean {
  const of = (name: string) => headers.get(name)?.trim().toLowerCase() ?? '';
  const address = plainAddress(from.address);
  return (
    own.some((one) => plainAddress(one) === address) ||
    MACHINES.test(address.slice(0, address.lastIndexOf('@'))) ||
    !['', 'no'].includes(of('auto-submitted')) ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(of('precedence')) ||
    of('return-path') === '<>' ||
    of('content-type').startsWith('multipart/report') ||
    ['x-autoreply', 'x-autorespond', 'x-auto-response', 'list-id', 'list-unsubscribe'].some((name) => headers.has(name))
  );
}

/** Returns false if a header of the mail asks that no program answers it automatically. */
export const mayBeConfirmed = ({ headers }: Pick<InboundMail, 'headers'>): boolean =>
  !/\b(?:all|autoreply|oof)\b/i.test(headers.get('x-auto-response-suppress') ?? '');

const NUMBER = /\bC-\d{4}-\d{6}\b/;

/** Returns the case number in a subject. Returns undefined if there is none. */
export const numberIn = (subject: string): string | undefined => NUMBER.exec(subject)?.[0];

const LONGEST_SUBJECT = 200;
export const LONGEST_TEXT = 10_000;

/** Returns a subject of one line for a case, with at most 200 characters. An empty subject becomes a dash. */
export const subjectOf = (subject: string): string =>
  subject
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SUBJECT)
    .trim()
    .toWellFormed() || '–';

/** Returns the text without control characters, cut to 10,000 characters. An empty text becomes a dash. */
export const textOf = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .trim()
    .slice(0, LONGEST_TEXT)
    .toWellFormed() || '–';
