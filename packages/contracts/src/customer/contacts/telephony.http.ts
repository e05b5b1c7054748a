/**
 * Declares the operations of the telephone system. It reports calls, and the console shows the caller to the member of
 * staff.
 */
import { z } from 'zod';
import { STAFF_ROLES } from '../../kernel/access.ts';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { CALL_NOT_FOUND, EXTENSION_TAKEN, TELEPHONY_EVENT, TELEPHONY_SIGNATURE } from './contact.errors.ts';
import { Direction } from './interaction.http.ts';

const owner = 'customer';

export const CallState = z.enum(['ringing', 'answered', 'ended']);
export type CallState = z.infer<typeof CallState>;

/** If customers share a phone number, at most this number of them is shown for a call. */
export const CALLERS_AT_MOST = 10;

const Caller = z.object({
  customerId: Id,
  name: SentText,
  isHousehold: z.boolean().meta({ description: 'True if the number is the one of her household, and not her own.' }),
});

const ListedCall = z.object({
  id: Id,
  state: CallState,
  direction: Direction,
  number: SentText.nullable().meta({
    description: 'The number of the other side, in E.164. Null if it is hidden.',
    example: '+14155550132',
  }),
  rangAt: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});
const CallView = ListedCall.extend({
  callers: z
    .array(Caller)
    .meta({ description: `The customers with this number, at most ${CALLERS_AT_MOST}. Empty if none is known.` }),
});

export const ReceiveCallEvent = operation({
  id: 'receiveCallEvent',
  record: 'none',
  because: 'A call is no contact yet: staff log it.',
  endpoint: 'POST /webhooks/telephony',
  owner,
  summary: 'Receive an event of the telephone system: a call rings, was answered, or ended',
  description:
    'The telephone system posts JSON: `{ "type": "ringing", "callId": "…", "direction": "in", "number": "+14155550132", "extension": "12", "at": "2026-11-21T09:30:00Z" }`, and signs the raw bytes by the scheme of Standard Webhooks. Events may come twice and in any order. An event for an extension of nobody is accepted and ignored.',
  allow: ['public'],
  rawBody: true,
  idempotent: false,
  reply: z.object({ received: z.literal(true) }),
  status: 202,
  errors: [TELEPHONY_SIGNATURE, TELEPHONY_EVENT],
});

export const GetOwnCall = operation({
  id: 'getOwnCall',
  endpoint: 'GET /desk/call',
  owner,
  summary: 'Read which call rings at your extension, or is going on there',
  description: 'Names nobody, so it may be read every few seconds. `GET /calls/{callId}` says who calls.',
  allow: STAFF_ROLES,
  reply: z.object({
    hasExtension: z.boolean().meta({ description: 'False if you have not entered your extension.' }),
    call: z
      .object({ id: Id, state: CallState, direction: Direction, rangAt: Instant })
      .nullable()
      .meta({ description: 'Null if no call rings or goes on.' }),
  }),
});

export const ListCalls = operation({
  id: 'listCalls',
  endpoint: 'GET /calls',
  owner,
  summary: 'List the calls of the last week at your extension, newest first',
  description: 'The list names nobody. `GET /calls/{callId}` says who called.',
  allow: ['sales', 'optician'],
  query: PageQuery.extend({
    missed: z.enum(['true', 'false']).optional().meta({ description: '`true`: only calls that nobody answered.' }),
  }),
  reply: page(ListedCall),
});

export const GetCall = operation({
  id: 'getCall',
  record: ['customer.found'],
  endpoint: 'GET /calls/{callId}',
  owner,
  summary: 'Read who calls: every customer with the number, and with the number of her household',
  description: 'Only the member of staff at whose extension it rang may read a call. Each customer is logged.',
  allow: ['sales', 'optician'],
  params: z.strictObject({ callId: Id }),
  reply: CallView,
  errors: [CALL_NOT_FOUND],
});

const EXTENSION = says({ en: '1 to 20 digits, * or #', zh: '1 至 20 位数字、* 或 #' });
const Extension = requestText()
  .trim()
  .regex(/^[\d*#]{1,20}$/, EXTENSION)
  .nullable();
const ExtensionView = z.object({ extension: SentText.nullable() });

export const GetExtension = operation({
  id: 'getExtension',
  endpoint: 'GET /desk/extension',
  owner,
  summary: 'Read the extension of your telephone',
  allow: STAFF_ROLES,
  reply: ExtensionView,
});

export const PutExtension = operation({
  id: 'putExtension',
  record: 'none',
  because: 'It says where the calls of one person ring, and changes no data of the shop.',
  endpoint: 'PUT /desk/extension',
  owner,
  summary: 'Enter the extension of your telephone, so that the console shows who calls',
  allow: STAFF_ROLES,
  body: z.strictObject({ extension: Extension }),
  example: { extension: '12' },
  reply: ExtensionView,
  errors: [EXTENSION_TAKEN],
});
