/** Declares the operation that lists denied accesses. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, RequestInstant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';

export const DenialEvent = z
  .enum([
    ...['denied', 'token-of-ended-session', 'refresh-token-reused', 'sign-in-failed', 'sign-in-locked'],
    ...['key-refused', 'key-without-scope', 'key-from-other-address'],
  ] as const)
  .meta({
    description:
      '`denied`: the role does not permit the operation. `key-refused`: an API key that is unknown, over, or of another stack. `sign-in-locked`: a sign-in while too many wrong passwords came from this network.',
  });
export type DenialEvent = z.infer<typeof DenialEvent>;

export const AccessDenialView = z.object({
  id: Id,
  at: Instant,
  process: SentText.meta({ description: 'The process that denied the access.', example: 'gateway' }),
  event: DenialEvent,
  actorId: Id.nullable().meta({
    description: 'The person of the token or of the account, or the API key. Null if there is none.',
  }),
  account: SentText.nullable().meta({ description: 'A keyed digest of the e-mail address of a failed sign-in.' }),
  origin: SentText.nullable().meta({ description: 'A keyed digest of the network of a failed sign-in.' }),
  operation: SentText.meta({ description: 'Method and route.', example: 'GET /v1/customers/:customerId' }),
  requestId: SentText.meta({ description: 'The `X-Request-Id` of the request, with which its log lines are found.' }),
});
export type AccessDenialView = z.infer<typeof AccessDenialView>;

export const ListAccessDenials = operation({
  id: 'listAccessDenials',
  endpoint: 'GET /access-denials',
  owner: 'customer',
  summary: 'List denied access and failed sign-ins, newest first',
  description:
    'No person and no service can change or remove an entry. Entries are kept for a year. E-mail addresses and networks are shown as digests: equal digests come from the same address or network.',
  allow: ['admin', 'auditor'],
  query: PageQuery.extend({
    event: DenialEvent.optional(),
    actorId: Id.optional(),
    since: RequestInstant.optional().meta({ description: 'Entries of this instant or later.' }),
    until: RequestInstant.optional().meta({ description: 'Entries before this instant.' }),
  }),
  reply: page(AccessDenialView),
});
