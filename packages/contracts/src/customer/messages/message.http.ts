/** Declares the operations on mails and text messages that were sent to people. */
import { z } from 'zod';
import { choiceParams } from '../../filters/filters.ts';
import { createdBetween, Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { MAIL_WEBHOOK_SIGNATURE, MESSAGE_NOT_FOUND, MESSAGE_NOT_UNKNOWN } from './message.errors.ts';
import { Template } from './notice.ts';

const owner = 'customer';

export const MessageState = z.enum(['waiting', 'sending', 'sent', 'unknown', 'refused', 'suppressed', 'expired']).meta({
  description:
    '`unknown`: the connection was lost after the content had begun to go out, so it may have arrived. It is never sent again by itself. `suppressed`: the address bounced or complained, or the person has none. `expired`: it could not be sent in the time in which it is of use.',
});
export type MessageState = z.infer<typeof MessageState>;
export const Channel = z.enum(['mail', 'text']);
export type Channel = z.infer<typeof Channel>;

export const MessageSummary = z.object({
  id: Id,
  causeId: Id.meta({ description: 'The id of the event, row or request because of which it is sent.' }),
  personId: Id,
  template: Template,
  channel: Channel,
  state: MessageState,
  attempts: z.int(),
  lastCode: SentText.nullable().meta({
    description: 'The SMTP code and the enhanced status of the last answer, or the reason why it was not sent.',
  }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type MessageSummary = z.infer<typeof MessageSummary>;

const MessageAttempt = z.object({
  id: Id,
  outcome: SentText,
  code: SentText.nullable(),
  actorId: Id.nullable().meta({ description: 'The person who had it sent again. Null for a try of the service.' }),
  reason: SentText.nullable(),
  at: Instant,
});
const MessageDetail = MessageSummary.extend({
  language: SentText.nullable(),
  templateVersion: z.int().nullable().meta({ description: '0 is the version that the shop came with.' }),
  dueAt: Instant,
  expiresAt: Instant,
  history: z.array(MessageAttempt).meta({ description: 'Every try, oldest first.' }),
});

const messageId = z.strictObject({ messageId: Id });

export const ListMessages = operation({
  id: 'listMessages',
  endpoint: 'GET /messages',
  owner,
  summary: 'List mails and text messages, newest first',
  description: 'A list shows neither addresses nor texts.',
  allow: ['sales', 'operator', 'auditor'],
  query: PageQuery.extend({
    personId: Id.optional(),
    ...choiceParams('state', MessageState),
    ...choiceParams('template', Template),
    ...choiceParams('channel', Channel),
    ...createdBetween,
  }),
  reply: page(MessageSummary),
});

export const GetMessage = operation({
  id: 'getMessage',
  endpoint: 'GET /messages/{messageId}',
  owner,
  summary: 'Read a message with every try to send it',
  allow: ['sales', 'operator', 'auditor'],
  params: messageId,
  reply: MessageDetail,
  errors: [MESSAGE_NOT_FOUND],
});

export const ResendMessage = operation({
  id: 'resendMessage',
  record: 'none',
  because: 'The message keeps who sent it again, and why.',
  endpoint: 'POST /messages/{messageId}/resend',
  owner,
  summary: 'Send a message again whose outcome is unknown, or that was refused',
  description: 'The person may get it twice. The reason is kept with the id of the person who decided it.',
  allow: ['sales', 'operator'],
  params: messageId,
  body: z.strictObject({ reason: oneLine(500) }),
  example: { reason: 'She says that no mail arrived' },
  reply: MessageSummary,
  errors: [MESSAGE_NOT_FOUND, MESSAGE_NOT_UNKNOWN],
});

export const ReceiveMailReport = operation({
  id: 'receiveMailReport',
  record: 'none',
  because: 'The message and the suppression keep it.',
  endpoint: 'POST /webhooks/mail',
  owner,
  summary: 'Receive a bounce (RFC 3464) or a complaint (RFC 5965) as a raw mail',
  description:
    'The mailbox or the mail provider posts the raw message and signs it by the scheme of Standard Webhooks. A report that belongs to no message of ours is accepted and ignored.',
  allow: ['public'],
  rawBody: true,
  idempotent: false,
  reply: z.object({ received: z.literal(true) }),
  status: 202,
  errors: [MAIL_WEBHOOK_SIGNATURE],
});
