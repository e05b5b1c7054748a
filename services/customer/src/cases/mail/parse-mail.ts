/** Parses a raw mail to a case. */
import { createHash } from 'node:crypto';
import type { DocumentCleaner } from '../../prescriptions/document-cleaner.ts';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { Email } from '@toric/contracts/contact/email';
import { hasSignatureOf } from '@toric/chassis/files/signature';
import { storedTypeOf } from '../../prescriptions/attachment.ts';
import { type InboundMail, LONGEST_TEXT, subjectOf, textOf } from './inbound-mail.ts';

const MOST_FILES = 5;
const MOST_REFERENCES = 50;
const LEFT_OUT = 'Left out: only pictures and PDFs are kept, at most five. 未保留的附件：仅保留图片和 PDF，最多五个。';

type Attached = { readonly contentType: string; readonly content: Buffer };

/**
 * Returns at most five of the attached pictures and PDFs, rewritten by the document cleaner. Leaves out other files and
 * files that cannot be read.
 */
async function cleanFiles(attached: readonly Attached[], clean: DocumentCleaner): Promise<InboundMail['files']> {
  const files = [];
  for (const { contentType: type, content: bytes } of attached) {
    if (files.length === MOST_FILES || !hasSignatureOf(type, bytes)) continue;
    const cleaned = await clean({ type, bytes }).catch((error: unknown) => {
      if (error instanceof BusinessError && error.kind === 'invalid') return undefined;
      throw error; // the cleaner is busy, so the mailbox must send the mail again
    });
    if (cleaned) files.push({ mediaType: storedTypeOf(type), bytes: cleaned });
  }
  return files;
}

const idsIn = (text: string): string[] => text.match(/<[^<>\s]{3,250}>/g) ?? [];

/** Returns the parsed mail. Returns undefined if its sender has no valid address. */
export async function parseMail(raw: Buffer, clean: DocumentCleaner): Promise<InboundMail | undefined> {
  // mailparser is loaded only when the first mail arrives
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
  const [sender] = mail.from?.value ?? [];
  const address = Email.safeParse(sender?.address);
  if (!address.success) return undefined;
  const headers = new Map(
    mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()] as const),
  );
  const of = (name: string) => idsIn(headers.get(name) ?? '');
  const files = await cleanFiles(mail.attachments, clean);
  const text = textOf(mail.text ?? '');
  const isWhole = files.length === mail.attachments.length;
  return {
    messageId: of('message-id')[0] ?? `<${createHash('sha256').update(raw).digest('hex')}@unnamed>`,
    from: { address: address.data, name: sender?.name ? subjectOf(sender.name) : null },
    subject: subjectOf(mail.subject ?? ''),
    text: isWhole ? text : `${text.slice(0, LONGEST_TEXT - LEFT_OUT.length - 2)}\n\n${LEFT_OUT}`,
    references: [...new Set([...of('references'), ...of('in-reply-to')])].slice(-MOST_REFERENCES),
    ...{ headers, files },
  };
}
