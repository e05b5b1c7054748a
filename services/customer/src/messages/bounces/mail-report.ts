/** Parses the reports of mail servers and providers about a mail: a bounce (RFC 3464) or a complaint (RFC 5965). */
import { findBounced } from '../sending/verp.ts';

export type MailReport = {
  readonly kind: 'bounce' | 'complaint';
  readonly messageId: string;
  /** Holds the enhanced status code of a bounce, or the type of a complaint. */
  readonly code: string;
  /** Is true if the server will not try to deliver the mail again, and for every complaint. */
  readonly isFinal: boolean;
  /** Is true if the shop may send no more mails to the address. */
  readonly suppresses: boolean;
};

/** Matches the statuses of RFC 3463 that mean that the address does not exist, or permanently accepts no mail. */
const HARD = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1|7\.13)$/;
const MOST_BYTES = 1_000_000;

type Fields = ReadonlyMap<string, string>;

/**
 * Parses lines of `Name: value` in the parts of a report. A line that begins with a space continues the line before it.
 */
function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function bounceOf(messageId: string, fields: Fields): MailReport | undefined {
  const code = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0];
  if (code === undefined) return undefined;
  const isFinal = (fields.get('action') ?? '').toLowerCase() === 'failed' && code.startsWith('5');
  return { kind: 'bounce', messageId, code, isFinal, suppresses: isFinal && HARD.test(code) };
}

function complaintOf(messageId: string, fields: Fields): MailReport | undefined {
  const type = /^[a-z-]{1,40}$/.exec((fields.get('feedback-type') ?? '').toLowerCase())?.[0];
  if (type === undefined) return undefined;
  return { kind: 'complaint', messageId, code: type, isFinal: true, suppresses: type !== 'not-spam' };
}

/**
 * Returns the report in a raw mail. Returns undefined if the mail is not a report, or contains no token of a message of
 * the shop. The token may be in the recipient of the bounce, or in the headers of the bounced mail.
 */
export async function parseMailReport(raw: Buffer, keys: string): Promise<MailReport | undefined> {
  if (raw.length > MOST_BYTES) return undefined;
  const messageId = findBounced(keys, raw.toString('latin1'));
  if (messageId === undefined) return undefined;
  // mailparser is loaded only when the first report arrives
  const { simpleParser } = await import('mailparser');
  // without these options, mailparser would convert the machine-readable part to text
  const options = { keepDeliveryStatus: true, skipTextToHtml: true, skipImageLinks: true, skipHtmlToText: true };
  const mail = await simpleParser(raw, options);
  for (const { contentType, content } of mail.attachments) {
    const fields = fieldsOf(content.toString('latin1'));
    if (contentType === 'message/delivery-status') return bounceOf(messageId, fields);
    if (contentType === 'message/feedback-report') return complaintOf(messageId, fields);
  }
  return undefined;
}
