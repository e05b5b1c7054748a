/** Builds the bytes of a mail, and signs them with DKIM if the shop has a key. */
import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { RenderedLetter } from '../letters/liquid.ts';
import { withToken } from './verp.ts';

export type DkimKey = { readonly domainName: string; readonly keySelector: string; readonly privateKey: string };
export type Sender = {
  /** Holds the address in `From`, for example `Toric <mail@shop.example>`. */
  readonly from: string;
  /** Holds the address to which bounces return. The token of the message is added to it. */
  readonly returnPath: string;
  readonly dkim: DkimKey | undefined;
};
export type Mail = {
  readonly to: { readonly name: string; readonly address: string };
  readonly token: string;
  readonly letter: RenderedLetter;
  readonly language: string;
  /** Holds the address with which a mail program unsubscribes from these mails (RFC 8058). */
  readonly unsubscribeLink: string;
  /** Holds the Message-IDs of the person's mail that this mail answers. */
  readonly thread?: Thread | undefined;
  /** Holds the value of the header Auto-Submitted (RFC 3834). A mail that a person wrote has no such header. */
  readonly automatic: 'auto-generated' | 'auto-replied' | undefined;
};
export type Thread = { readonly inReplyTo: string; readonly references: readonly string[] };
export type BuiltMail = { readonly envelope: { readonly from: string; readonly to: string }; readonly raw: Buffer };

/**
 * Matches characters in an address that would add a header or a recipient. The API refuses them, so an address should
 * never contain one.
 */
const UNSAFE = /[\r\n<>]/;
export const isSafeAddress = (address: string): boolean => !UNSAFE.test(address) && address.includes('@');

const listHeaders = (link: string) =>
  link === '' ? {} : { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

export function mailBuilder({ from, returnPath, dkim }: Sender) {
  const signer = dkim && new DKIM(dkim);
  const domain = returnPath.slice(returnPath.lastIndexOf('@') + 1);
  return async ({ to, token, letter, language, unsubscribeLink, thread, automatic }: Mail): Promise<BuiltMail> => {
    const { subject, html, text } = letter;
    const composed = new MailComposer({
      ...{ from, to, subject, html, text },
      messageId: `<${token}@${domain}>`,
      ...(thread && { inReplyTo: thread.inReplyTo, references: [...thread.references, thread.inReplyTo] }),
      headers: {
        ...(automatic && { 'Auto-Submitted': automatic }),
        'Content-Language': language,
        ...listHeaders(unsubscribeLink),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const raw = await composed.compile().build();
    return {
      envelope: { from: withToken(returnPath, token), to: to.address },
      raw: signer ? await buffer(signer.sign(raw)) : raw,
    };
  };
}
