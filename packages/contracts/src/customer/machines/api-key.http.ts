/** Declares the operations on API keys, with which machines of the shop sign in. */
import { z } from 'zod';
import { STAFF_ROLES, StaffRole } from '../../kernel/access.ts';
import { Id, Instant, page, PageQuery, RequestInstant, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import {
  API_KEY_BEYOND_ROLES,
  API_KEY_ENDED,
  API_KEY_EXPIRY,
  API_KEY_NEEDS_SECOND_PERSON,
  API_KEY_NOT_FOUND,
  API_KEY_NOT_WAITING,
  API_KEY_SCOPES,
  API_KEY_TOO_MANY,
} from './api-key.errors.ts';

const isUnique = (list: readonly string[]) => new Set(list).size === list.length;
const ONCE = says({ en: 'name each once', zh: '每项只列一次' });

const SCOPE = says({
  en: 'the name of an operation, or a group such as orders:read',
  zh: '操作名称，或 orders:read 这样的分组',
});
const Scope = requestText()
  .max(60)
  .regex(/^[a-z][\w-]*(?::(?:read|write))?$/, SCOPE);
const Scopes = z.array(Scope).min(1).max(100).refine(isUnique, ONCE).meta({
  description:
    'The operations that the key may call: names of operations, such as `shipOrder`, or groups. `orders:read` means every GET under /orders that your roles permit, `orders:write` every other one. Public operations need no scope.',
});

const NETWORK = says({
  en: 'a network such as 203.0.113.0/24 or 2001:db8::/48; one address is 203.0.113.7/32',
  zh: '网络，例如 203.0.113.0/24 或 2001:db8::/48；单个地址写作 203.0.113.7/32',
});
const isNetwork = (text: string) => z.cidrv4().safeParse(text).success || z.cidrv6().safeParse(text).success;
const Addresses = z
  .array(requestText().max(50).refine(isNetwork, NETWORK))
  .max(20)
  .refine(isUnique, ONCE)
  .meta({ description: 'The networks (CIDR) from which the key may be used. An empty list means every network.' });

const RequestsPerMinute = z
  .int()
  .min(1)
  .max(6_000)
  .meta({ description: 'The limit of requests. Each instance of the gateway counts alone.' });
const Why = oneLine(500).meta({ description: 'The reason. The change record keeps it.' });
const Name = oneLine(80).meta({ description: 'The purpose of the key, for example the name of the machine.' });

const Secret = z.object({
  prefix: SentText.meta({ description: 'The visible part of the key, by which people find it.' }),
  createdAt: Instant,
  endsAt: Instant.nullable().meta({ description: 'When a rotated key ends. Null for the present one.' }),
  lastUsedAt: Instant.nullable().meta({ description: 'Exact to a minute. Null if it was never used.' }),
});

export const ApiKeyState = z.enum(['active', 'waiting', 'expired', 'ended']).meta({
  description: '`waiting`: its scopes move money or show prescriptions, and a second person has not approved them.',
});
export const ApiKeyView = z.object({
  id: Id,
  name: SentText,
  state: ApiKeyState,
  scopes: z.array(SentText),
  roles: z.array(StaffRole).meta({ description: 'The roles with which the key acts: its maker had them.' }),
  addresses: z.array(SentText),
  requestsPerMinute: z.int(),
  secrets: z
    .array(Secret)
    .meta({ description: 'The keys that still work, newest first. After a rotation there are two.' }),
  expiresAt: Instant,
  lastUsedAt: Instant.nullable().meta({ description: 'Exact to a minute. Null if it was never used.' }),
  endedAt: Instant.nullable(),
  createdBy: Id,
  askedBy: Id.meta({ description: 'The person who gave the present scopes.' }),
  approvedBy: Id.nullable().meta({
    description: 'The other person who approved these scopes. Null if they need no approval, or wait for it.',
  }),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;

const Shown = z.object({
  key: SentText.meta({
    description: 'The key. It is shown only here, because only its digest is stored.',
    example: 'toric_test_k3f9x2ab_<43 letters and digits><6 of a checksum>',
  }),
});

const own = { owner: 'customer', allow: STAFF_ROLES } as const;
const params = z.strictObject({ apiKeyId: Id });

/**
 * Creates an API key. The operation takes no Idempotency-Key, because a stored response of an idempotent request must
 * not contain the API key.
 */
export const CreateApiKey = operation({
  ...own,
  id: 'createApiKey',
  record: ['api-key.added'],
  stepUp: true,
  endpoint: 'POST /api-keys',
  summary: 'Create an API key',
  description:
    'The key belongs to the shop and acts with your present roles, in its scopes only. It may do at most what you may do. No key may change keys, staff, passwords or factors, approve anything, or speak for an optician. It works until `expiresAt`. Scopes that move money, or show or change prescriptions, wait until a second person approves them.',
  body: z.strictObject({
    name: Name,
    scopes: Scopes,
    addresses: Addresses.default([]),
    requestsPerMinute: RequestsPerMinute.default(600),
    expiresAt: RequestInstant,
    reason: Why,
  }),
  example: {
    name: 'Warehouse system',
    scopes: ['shipments:read', 'shipOrder'],
    addresses: ['127.0.0.0/8', '::1/128'],
    requestsPerMinute: 300,
    expiresAt: '2026-12-31T23:00:00.000Z',
    reason: 'Ships the orders',
  },
  reply: ApiKeyView.extend(Shown.shape),
  status: 201,
  location: '/api-keys/{id}',
  idempotent: false,
  sensitive: true,
  errors: [API_KEY_SCOPES, API_KEY_EXPIRY, API_KEY_TOO_MANY],
});

export const ListApiKeys = operation({
  ...own,
  id: 'listApiKeys',
  endpoint: 'GET /api-keys',
  summary: 'List API keys, newest first',
  query: PageQuery.extend({
    createdBy: Id.optional().meta({ description: 'Only the keys that this person created.' }),
    inForce: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: '`true`: only keys that have neither expired nor been ended. `false`: only the others.' }),
    waiting: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: '`true`: only keys that wait for a second person. `false`: only the others.' }),
  }),
  reply: page(ApiKeyView),
});

export const GetApiKey = operation({
  ...own,
  id: 'getApiKey',
  endpoint: 'GET /api-keys/{apiKeyId}',
  summary: 'Read an API key',
  params,
  reply: ApiKeyView,
  versioned: true,
  errors: [API_KEY_NOT_FOUND],
});

export const ChangeApiKey = operation({
  ...own,
  id: 'changeApiKey',
  record: ['api-key.changed'],
  stepUp: true,
  endpoint: 'PATCH /api-keys/{apiKeyId}',
  summary: 'Change the name, scopes, addresses or limit of an API key',
  description:
    'You need all roles of the key. New scopes must be permitted to you, and the key then acts with your present roles. The change holds everywhere within five seconds. If it adds a scope that moves money, or shows or changes prescriptions, the key waits and does not work until a second person approves it.',
  params,
  body: z
    .strictObject({
      name: Name.optional(),
      scopes: Scopes.optional(),
      addresses: Addresses.optional(),
      requestsPerMinute: RequestsPerMinute.optional(),
      reason: Why,
    })
    .refine(
      (body) => Object.keys(body).some((name) => name !== 'reason'),
      says({ en: 'name at least one change', zh: '请至少填写一项更改' }),
    ),
  example: { scopes: ['shipments:read', 'shipOrder', 'stock:read'], reason: 'It shows the stock too' },
  reply: ApiKeyView,
  versioned: true,
  errors: [API_KEY_NOT_FOUND, API_KEY_BEYOND_ROLES, API_KEY_SCOPES, API_KEY_ENDED, REQUEST_STALE],
});

export const ApproveApiKey = operation({
  ...own,
  id: 'approveApiKey',
  record: ['api-key.approved'],
  stepUp: true,
  endpoint: 'POST /api-keys/{apiKeyId}/approve',
  summary: 'Approve the scopes of an API key',
  description:
    'The person who gave the scopes cannot approve them. Needed are all roles of the key, or the role of an administrator. The key works within a minute. To reject it, end the key.',
  params,
  reply: ApiKeyView,
  versioned: true,
  errors: [
    API_KEY_NOT_FOUND,
    API_KEY_BEYOND_ROLES,
    API_KEY_NEEDS_SECOND_PERSON,
    API_KEY_NOT_WAITING,
    API_KEY_ENDED,
    REQUEST_STALE,
  ],
});

/**
 * Rotates an API key. The operation takes no Idempotency-Key, because a stored response of an idempotent request must
 * not contain the API key.
 */
export const RotateApiKey = operation({
  ...own,
  id: 'rotateApiKey',
  record: ['api-key.rotated'],
  stepUp: true,
  endpoint: 'POST /api-keys/{apiKeyId}/rotate',
  summary: 'Replace the secret of an API key',
  description:
    'The earlier secret works for `overlapHours` more, so that the machine can change over. An even earlier one ends at once. Scopes, limit and expiry stay. You need all roles of the key.',
  params,
  body: z.strictObject({
    overlapHours: z.int().min(0).max(168).default(24).meta({ description: '0 ends the earlier secret at once.' }),
    reason: Why,
  }),
  example: { overlapHours: 24, reason: 'Every quarter' },
  reply: ApiKeyView.extend(Shown.shape),
  idempotent: false,
  sensitive: true,
  errors: [API_KEY_NOT_FOUND, API_KEY_BEYOND_ROLES, API_KEY_ENDED],
});

export const EndApiKey = operation({
  ...own,
  id: 'endApiKey',
  record: ['api-key.ended'],
  endpoint: 'POST /api-keys/{apiKeyId}/end',
  summary: 'End an API key',
  description:
    'It stops working everywhere within five seconds, and does not come back. An administrator may end every key, everybody else a key whose roles she has. It needs no fresh code, so that a stolen key is ended at once.',
  params,
  body: z.strictObject({ reason: Why }),
  example: { reason: 'The machine was sold' },
  reply: ApiKeyView,
  errors: [API_KEY_NOT_FOUND, API_KEY_BEYOND_ROLES],
});

/**
 * Exchanges an API key for an access token. Only the gateway calls this operation, which is no part of the public API.
 * The secret is sent in the body, so that it appears in no URL.
 */
export const ExchangeApiKey = operation({
  id: 'exchangeApiKey',
  record: 'none',
  because: 'It is how a machine signs in: the trace of denied access and `lastUsedAt` keep it.',
  internal: true,
  endpoint: 'POST /api-keys/exchange',
  owner: 'customer',
  summary: 'Exchange an API key for an access token',
  allow: ['public'],
  idempotent: false,
  body: z.strictObject({ key: requestText().max(100) }),
  reply: z.union([
    z.object({ accessToken: SentText }),
    z.object({
      refused: z.enum(['malformed', 'other-stack', 'unknown', 'over', 'waiting']),
      keyId: Id.nullable().meta({ description: 'The key that is over or waits. Null if no key is known.' }),
    }),
  ]),
});
export type ExchangedKey = z.infer<(typeof ExchangeApiKey)['reply']>;
