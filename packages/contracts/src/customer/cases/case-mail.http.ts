/** Declares the operation that receives mails of people to the shop. A mail becomes a case, or continues one. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { MAIL_WEBHOOK_SIGNATURE } from '../messages/message.errors.ts';

export const MailOutcome = z.enum(['opened', 'added', 'known', 'ignored']).meta({
  description: '`known`: the mail was taken before. `ignored`: an answer of a machine, one of our own, or too many.',
});
export type MailOutcome = z.infer<typeof MailOutcome>;

/** A mail with its files may have at most this number of bytes. */
export const MAIL_LIMIT = 10 * 1024 * 1024;

export const ReceiveCaseMail = operation({
  id: 'receiveCaseMail',
  record: ['case.opened', 'case.received'],
  endpoint: 'POST /webhooks/case-mail',
  owner: 'customer',
  summary: 'Receive a mail of a person as a raw message',
  description:
    'The mailbox posts the raw message and signs it by the scheme of Standard Webhooks. A reply goes on with its case, any other mail opens one. Mails of machines are ignored.',
  allow: ['public'],
  rawBody: true,
  rawLimit: MAIL_LIMIT,
  idempotent: false,
  reply: z.object({ outcome: MailOutcome, caseId: Id.nullable() }),
  status: 202,
  errors: [MAIL_WEBHOOK_SIGNATURE],
});
