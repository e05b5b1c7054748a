/**
 * Declares the operations on suppressed addresses, to which nothing more is sent. Only keyed digests of the addresses
 * are stored.
 */
import { z } from 'zod';
import { Email } from '../../contact/email.ts';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { SUPPRESSION_NOT_FOUND } from './message.errors.ts';

export const SuppressionCause = z.enum(['bounce', 'complaint']).meta({
  description: '`bounce`: nothing at all is sent. `complaint`: only service mail is sent, such as a password reset.',
});
export const Suppression = z.object({
  id: Id,
  cause: SuppressionCause,
  messageId: Id.nullable().meta({ description: 'The message that bounced.' }),
  code: SentText.nullable(),
  createdAt: Instant,
});
export type Suppression = z.infer<typeof Suppression>;

export const ListSuppressions = operation({
  id: 'listSuppressions',
  endpoint: 'GET /suppressions',
  owner: 'customer',
  summary: 'List the suppressions in force, newest first',
  description: 'Addresses are kept as keyed digests: ask by `email` whether one is suppressed.',
  allow: ['sales', 'operator', 'auditor'],
  query: PageQuery.extend({ email: Email.optional() }),
  reply: page(Suppression),
});

export const LiftSuppression = operation({
  id: 'liftSuppression',
  record: 'none',
  because: 'The suppression keeps who lifted it, and why.',
  endpoint: 'POST /suppressions/{suppressionId}/lift',
  owner: 'customer',
  summary: 'Send to a suppressed address again',
  description: 'The reason is kept. Messages that were suppressed meanwhile are not sent.',
  allow: ['sales', 'operator'],
  params: z.strictObject({ suppressionId: Id }),
  body: z.strictObject({ reason: oneLine(500) }),
  example: { reason: 'She emptied her mailbox and asked for mail again' },
  reply: Suppression,
  errors: [SUPPRESSION_NOT_FOUND],
});
