/**
 * Declares the operations on privacy requests: access, portability, erasure and restriction, with their legal
 * deadlines.
 */
import { z } from 'zod';
import { Download, Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { SERVICE_NAMES } from '../../operator/operator.http.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import {
  PRIVACY_FILE_EXPIRED,
  PRIVACY_FILE_NOT_READY,
  PRIVACY_NEEDS_SECOND_PERSON,
  PRIVACY_NOT_WAITING,
  PRIVACY_ORDERS_UNDER_WAY,
  PRIVACY_REASON_NEEDED,
  PRIVACY_REQUEST_NOT_FOUND,
  PRIVACY_REQUEST_OPEN,
} from './privacy.errors.ts';
import { shopPerson } from '../../shown/shop-person.ts';

const owner = 'customer';

export const PrivacyKind = z.enum(['access', 'portability', 'erasure', 'restriction']);
export type PrivacyKind = z.infer<typeof PrivacyKind>;
export const PrivacyState = z
  .enum(['collecting', 'ready', 'expired', 'asked', 'erased', 'withdrawn', 'in-force', 'lifted'])
  .meta({
    description:
      'Access and portability: `collecting`, `ready`, `expired`. Erasure: `asked`, `erased` or `withdrawn`. Restriction: `in-force`, `lifted`.',
  });
export type PrivacyState = z.infer<typeof PrivacyState>;
export const PrivacyLaw = z.enum(['gdpr', 'ccpa', 'pipl', 'other']);
export type PrivacyLaw = z.infer<typeof PrivacyLaw>;

export const PrivacyRequest = z.object({
  id: Id,
  customerId: Id,
  kind: PrivacyKind,
  state: PrivacyState,
  law: PrivacyLaw.meta({ description: 'The law whose deadline holds, by the addresses of the customer.' }),
  dueAt: Instant.meta({ description: 'The deadline of the law.' }),
  deadlineSource: SentText.meta({ description: 'The provision that sets the deadline.' }),
  askedByStaff: z.boolean(),
  waitingFor: z.array(z.enum(SERVICE_NAMES)).meta({ description: 'The services whose data are still missing.' }),
  fileUntil: Instant.nullable().meta({ description: 'Until when the file can be fetched.' }),
  endedAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type PrivacyRequest = z.infer<typeof PrivacyRequest>;

const requestId = customerId.extend({ requestId: Id });
const Why = oneLine(500);
const about = { owner, params: requestId, allow: ['customer:self', 'sales'] } as const;

export const AskPrivacyRequest = operation({
  id: 'askPrivacyRequest',
  record: ['privacy-request.asked'],
  endpoint: 'POST /customers/{customerId}/privacy-requests',
  owner,
  summary: 'Ask for the data, for their erasure, or for a restriction',
  description:
    '`access`: a file with everything that the shop holds. `portability`: the data that the customer gave, for another shop. `erasure`: read the preview next, and confirm. `restriction`: from now on the data are only kept. Staff must give a reason.',
  allow: ['customer:self', 'sales'],
  params: customerId,
  body: z.strictObject({ kind: PrivacyKind, reason: Why.optional() }),
  example: { kind: 'access', reason: 'She asked for it on the phone, and named her last order' },
  reply: PrivacyRequest,
  status: 201,
  location: '/customers/{customerId}/privacy-requests/{id}',
  errors: [CUSTOMER_NOT_FOUND, PRIVACY_REQUEST_OPEN, PRIVACY_REASON_NEEDED],
});

export const PrivacySort = z.enum(['newest', 'due']);

export const ListPrivacyRequests = operation({
  id: 'listPrivacyRequests',
  endpoint: 'GET /privacy-requests',
  owner,
  summary: 'List privacy requests with their deadlines, newest first',
  allow: ['sales', 'auditor'],
  query: PageQuery.extend({
    kind: PrivacyKind.optional(),
    state: PrivacyState.optional(),
    dueWithinDays: z.coerce.number().int().min(0).max(365).optional().meta({
      description: 'Only open requests whose deadline is over, or comes within so many days.',
    }),
    sort: PrivacySort.default('newest').meta({ description: '`due` begins with the earliest deadline.' }),
  }),
  reply: page(PrivacyRequest),
});

export const ListOwnPrivacyRequests = operation({
  id: 'listOwnPrivacyRequests',
  endpoint: 'GET /customers/{customerId}/privacy-requests',
  owner,
  summary: 'List the privacy requests of a customer, newest first',
  allow: ['customer:self', 'sales', 'auditor'],
  params: customerId,
  query: PageQuery,
  reply: page(PrivacyRequest),
  errors: [CUSTOMER_NOT_FOUND],
});

export const PrivacyStepKind = z.enum([
  'asked',
  'collected',
  'fetched',
  'expired',
  'confirmed',
  'withdrawn',
  'lifted',
  'replayed',
]);
export const PrivacyActorKind = z.enum(['customer', 'staff', 'process']);
const Step = z.object({
  id: Id,
  kind: PrivacyStepKind,
  actorKind: PrivacyActorKind,
  actorId: shopPerson('Null for a process.'),
  at: Instant,
});

export const GetPrivacyRequest = operation({
  id: 'getPrivacyRequest',
  endpoint: 'GET /customers/{customerId}/privacy-requests/{requestId}',
  ...about,
  summary: 'Read a privacy request: its state, its deadline, and who did what',
  allow: [...about.allow, 'auditor'],
  reply: PrivacyRequest.extend({ steps: z.array(Step) }),
  errors: [PRIVACY_REQUEST_NOT_FOUND],
});

const Text = z.object({ en: SentText, zh: SentText });
const ErasurePreview = z.object({
  erased: z.array(z.object({ what: Text, rows: z.int() })),
  held: z.array(
    z.object({
      what: Text,
      rows: z.int(),
      law: SentText.meta({ description: 'The provision that demands it.' }),
      until: Instant.nullable().meta({ description: 'Null if another service knows the day.' }),
    }),
  ),
  blockedBy: z
    .array(Id)
    .meta({ description: 'The orders that are under way. While there are any, nothing is erased.' }),
});
export type ErasurePreview = z.infer<typeof ErasurePreview>;

export const PreviewErasure = operation({
  id: 'previewErasure',
  endpoint: 'GET /customers/{customerId}/privacy-requests/{requestId}/preview',
  ...about,
  summary: 'See what an erasure erases, and what the law holds until when',
  allow: [...about.allow, 'auditor'],
  reply: ErasurePreview,
  errors: [PRIVACY_REQUEST_NOT_FOUND, PRIVACY_NOT_WAITING],
});

export const ConfirmErasure = operation({
  id: 'confirmErasure',
  record: ['privacy-request.confirmed'],
  endpoint: 'POST /customers/{customerId}/privacy-requests/{requestId}/confirm',
  ...about,
  stepUp: true,
  summary: 'Erase the customer for good',
  description:
    'This cannot be taken back. All sessions end. What the law holds is kept under a key of its own. If staff asked, another person must confirm.',
  reply: PrivacyRequest,
  errors: [PRIVACY_REQUEST_NOT_FOUND, PRIVACY_NOT_WAITING, PRIVACY_NEEDS_SECOND_PERSON, PRIVACY_ORDERS_UNDER_WAY],
});

export const WithdrawErasure = operation({
  id: 'withdrawErasure',
  record: ['privacy-request.withdrawn'],
  endpoint: 'POST /customers/{customerId}/privacy-requests/{requestId}/withdraw',
  ...about,
  summary: 'Withdraw an erasure that was not confirmed',
  reply: PrivacyRequest,
  errors: [PRIVACY_REQUEST_NOT_FOUND, PRIVACY_NOT_WAITING],
});

export const LiftRestriction = operation({
  id: 'liftRestriction',
  record: ['privacy-request.lifted'],
  endpoint: 'POST /customers/{customerId}/privacy-requests/{requestId}/lift',
  ...about,
  summary: 'Lift a restriction',
  description: 'The customer must be told before (GDPR, article 18(3)). The reason is kept, sealed.',
  allow: ['sales'],
  body: z.strictObject({ reason: Why }),
  example: { reason: 'Her address is corrected, and she was told on the phone' },
  reply: PrivacyRequest,
  errors: [PRIVACY_REQUEST_NOT_FOUND, PRIVACY_NOT_WAITING],
});

export const PrivacyFileFormat = z.enum(['json', 'pdf']);

export const GetPrivacyFile = operation({
  id: 'getPrivacyFile',
  record: ['privacy-request.fetched'],
  endpoint: 'GET /customers/{customerId}/privacy-requests/{requestId}/file',
  ...about,
  stepUp: true,
  summary: 'Fetch the file of an access or portability request',
  query: z.strictObject({
    format: PrivacyFileFormat.default('json').meta({ description: 'A portability request has JSON only.' }),
  }),
  reply: Download,
  download: ['application/json', 'application/pdf'],
  errors: [PRIVACY_REQUEST_NOT_FOUND, PRIVACY_NOT_WAITING, PRIVACY_FILE_NOT_READY, PRIVACY_FILE_EXPIRED],
});

export const ReplayErasures = operation({
  id: 'replayErasures',
  record: 'none',
  because: 'Each erasure was recorded when it was confirmed. The steps of the requests name each replay.',
  endpoint: 'POST /privacy-requests/erasures/replay',
  owner,
  summary: 'Erase again, after a restore, everybody who was erased before',
  description:
    'Reads the tombstones that are kept outside the database. Persons whom the restore brought back are erased again, and all services are told of every erasure once more. The service also does the first part whenever it starts.',
  allow: ['operator'],
  reply: z.object({
    tombstones: z.int(),
    erasedAgain: z.int().meta({ description: 'The persons whom a restore had brought back.' }),
    unreadable: z.int().meta({ description: 'Files that are no tombstones.' }),
  }),
});
