/** Declares the HTTP operations on webhook endpoints, which receive the events of the shop. */
import { z } from 'zod';
import { Id, Instant, Nothing, page, PageQuery, RequestInstant, Version } from '../kernel/common.ts';
import { GATEWAY, operation } from '../kernel/operation.ts';
import { oneLine, SentText, severalLines } from '../kernel/text.ts';
import { TEST_EVENT, WebhookEventType } from './webhook-events.ts';
import {
  WEBHOOK_ENDPOINT_NOT_FOUND,
  WEBHOOK_ENDPOINT_OFF,
  WEBHOOK_TOO_MANY_ENDPOINTS,
  WEBHOOK_URL_REFUSED,
  WEBHOOKS_WAIT_FOR_BROKER,
} from './webhook.errors.ts';

const owner = GATEWAY;
/**
 * A shop has at most this number of webhook endpoints. Each event is stored once, and sent to each endpoint that
 * subscribes to it.
 */
export const MOST_ENDPOINTS = 50;
/** One request sends at most this number of webhook deliveries again. */
export const RESENT_AT_ONCE = 1_000;

const endpointId = z.strictObject({ endpointId: Id });

const terms = {
  url: oneLine(2_000).meta({
    description:
      'The address that gets the events, with https. The name of its host must lead to public addresses only. Redirects are not followed.',
    example: 'https://shop.example/hooks/toric',
  }),
  description: severalLines(500).meta({ description: 'A note for the administrators.' }),
  events: z.array(WebhookEventType).max(50).meta({
    description: 'The types of events that it gets. If the list is empty, it gets all public events.',
  }),
};

export const CreateWebhookEndpointBody = z.strictObject({
  url: terms.url,
  description: terms.description.default(''),
  events: terms.events.default([]),
});
export type CreateWebhookEndpointBody = z.output<typeof CreateWebhookEndpointBody>;
export const ChangeWebhookEndpointBody = z
  .strictObject({
    ...terms,
    enabled: z.boolean().meta({
      description: '`true` also switches on an endpoint that the shop has switched off. Its failures are forgotten.',
    }),
  })
  .partial();
export type ChangeWebhookEndpointBody = z.output<typeof ChangeWebhookEndpointBody>;

export const SwitchedOff = z.enum(['gone', 'failing']).meta({
  description:
    'Why the shop switched the endpoint off. `gone`: it answered 410. `failing`: every try failed for five days.',
});
export type SwitchedOff = z.infer<typeof SwitchedOff>;

export const WebhookEndpointView = z.object({
  id: Id,
  url: SentText,
  description: SentText,
  events: z.array(SentText).meta({ description: 'Empty: all public events.' }),
  enabled: z.boolean(),
  switchedOff: SwitchedOff.nullable(),
  changedBy: Id.meta({ description: 'The person who last changed it. She is told if the shop switches it off.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type WebhookEndpointView = z.infer<typeof WebhookEndpointView>;

/**
 * Describes a webhook endpoint in the list, with its health. The health changes without a new version of the endpoint,
 * so only the list contains it.
 */
const ListedWebhookEndpoint = WebhookEndpointView.extend({
  failures: z.int().meta({ description: 'The tries that failed since the last success.' }),
  failingSince: Instant.nullable().meta({ description: 'The first of these failures.' }),
  pausedUntil: Instant.nullable().meta({
    description: 'While it fails, only one delivery is tried after this time. All others wait.',
  }),
});
export type ListedWebhookEndpoint = z.infer<typeof ListedWebhookEndpoint>;

const Secret = SentText.meta({
  description: 'The secret of the signatures, by Standard Webhooks. It is shown in this answer only.',
  example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
});

/** Describes the body of the request that a webhook endpoint receives. */
const WebhookBody = z.object({
  id: Id,
  type: SentText,
  timestamp: Instant,
  aggregateId: Id,
  version: z.int().meta({ description: 'Orders the events of one aggregate. It has gaps.' }),
  data: z.record(SentText, z.unknown()).meta({
    description: 'The public fields of the event.',
    example: { orderId: '0197a000-0000-7000-8000-00000000000a' },
  }),
});
export type WebhookBody = z.infer<typeof WebhookBody>;

export const ListWebhookEvents = operation({
  id: 'listWebhookEvents',
  endpoint: 'GET /webhook-events',
  owner,
  summary: 'List the events that endpoints may get, with an example of each',
  description:
    'A body has the id of the event, its type and time, the id and version of its aggregate, and its data. Versions order the events of one aggregate; they may have gaps. New fields may be added.',
  allow: ['admin', 'auditor'],
  reply: z.object({
    data: z.array(
      z.object({
        type: SentText,
        description: SentText,
        body: WebhookBody,
      }),
    ),
  }),
});

export const CreateWebhookEndpoint = operation({
  id: 'createWebhookEndpoint',
  record: ['webhook-endpoint.added'],
  endpoint: 'POST /webhook-endpoints',
  owner,
  summary: 'Add an endpoint, and get its secret',
  description:
    'From now on, events are sent to it: at least once, in any order, and tried eight times within three days. Each request is signed by the scheme of Standard Webhooks.',
  allow: ['admin'],
  stepUp: true,
  body: CreateWebhookEndpointBody,
  example: {
    url: 'https://shop.example/hooks/toric',
    description: 'The store in Lyon',
    events: ['order.order-confirmed.v1', 'order.order-cancelled.v1'],
  },
  reply: WebhookEndpointView.extend({ secret: Secret }),
  status: 201,
  location: '/webhook-endpoints/{id}',
  errors: [WEBHOOK_URL_REFUSED, WEBHOOK_TOO_MANY_ENDPOINTS, WEBHOOKS_WAIT_FOR_BROKER],
});

export const ListWebhookEndpoints = operation({
  id: 'listWebhookEndpoints',
  endpoint: 'GET /webhook-endpoints',
  owner,
  summary: 'List endpoints with their health, newest first',
  allow: ['admin', 'auditor'],
  query: PageQuery,
  reply: page(ListedWebhookEndpoint),
});

export const GetWebhookEndpoint = operation({
  id: 'getWebhookEndpoint',
  endpoint: 'GET /webhook-endpoints/{endpointId}',
  owner,
  summary: 'Read an endpoint',
  allow: ['admin', 'auditor'],
  params: endpointId,
  reply: WebhookEndpointView,
  versioned: true,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND],
});

export const ChangeWebhookEndpoint = operation({
  id: 'changeWebhookEndpoint',
  record: ['webhook-endpoint.changed'],
  endpoint: 'PATCH /webhook-endpoints/{endpointId}',
  owner,
  summary: 'Change an endpoint, and switch it on or off',
  description:
    'Events that occur while it is switched off are kept as failed deliveries. `resendFailedWebhooks` sends them.',
  allow: ['admin'],
  stepUp: true,
  params: endpointId,
  body: ChangeWebhookEndpointBody,
  example: { events: [], enabled: true },
  reply: WebhookEndpointView,
  versioned: true,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_URL_REFUSED, WEBHOOKS_WAIT_FOR_BROKER],
});

export const RemoveWebhookEndpoint = operation({
  id: 'removeWebhookEndpoint',
  record: ['webhook-endpoint.removed'],
  endpoint: 'DELETE /webhook-endpoints/{endpointId}',
  owner,
  summary: 'Remove an endpoint',
  description: 'Deliveries that wait are not sent any more. The log of its deliveries is kept as long as all others.',
  allow: ['admin'],
  params: endpointId,
  reply: Nothing,
  status: 204,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND],
});

export const RotateWebhookSecret = operation({
  id: 'rotateWebhookSecret',
  record: ['webhook-endpoint.secret-rotated'],
  endpoint: 'POST /webhook-endpoints/{endpointId}/secrets',
  owner,
  summary: 'Give an endpoint a new secret',
  description:
    'Until the old secret ends, each request has two signatures, one with each secret. A third secret ends the oldest one at once.',
  allow: ['admin'],
  stepUp: true,
  params: endpointId,
  body: z.strictObject({
    overlapHours: z.int().min(0).max(72).default(24).meta({
      description: 'How long the old secret still signs. 0 ends it at once, for a secret that became known.',
    }),
  }),
  example: { overlapHours: 24 },
  reply: z.object({
    id: Id.meta({ description: 'The id of the secret.' }),
    secret: Secret,
    oldSecretEndsAt: Instant,
  }),
  status: 201,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND],
});

export const SendWebhookTest = operation({
  id: 'sendWebhookTest',
  record: 'none',
  because: 'A test sends invented data, and its delivery is kept in the log of deliveries.',
  endpoint: 'POST /webhook-endpoints/{endpointId}/tests',
  owner,
  summary: 'Send a test event to an endpoint',
  description: `The type of the event is \`${TEST_EVENT}\`. Its data says which event it imitates, with the example of the catalogue.`,
  allow: ['admin'],
  params: endpointId,
  body: z.strictObject({
    eventType: WebhookEventType.optional().meta({
      description: 'The event whose example is in the data. If it is omitted, the data has no example.',
    }),
  }),
  example: { eventType: 'order.order-confirmed.v1' },
  reply: z.object({ id: Id.meta({ description: 'The id of the delivery.' }) }),
  status: 202,
  location: '/webhook-deliveries/{id}',
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_ENDPOINT_OFF],
});

export const ResendFailedWebhooks = operation({
  id: 'resendFailedWebhooks',
  record: 'none',
  because: 'It changes no data of the shop, and the log of deliveries shows each further try.',
  endpoint: 'POST /webhook-endpoints/{endpointId}/resend',
  owner,
  summary: 'Send again what has failed since a time',
  description: `Sends the failed deliveries of the endpoint again, oldest first, at most ${RESENT_AT_ONCE} in one request. While \`more\` is true, send the request again.`,
  allow: ['admin'],
  params: endpointId,
  body: z.strictObject({
    since: RequestInstant.meta({ description: 'Deliveries of events that occurred at this time or later.' }),
  }),
  example: { since: '2026-11-21T09:00:00.000Z' },
  reply: z.object({
    deliveries: z.int().meta({ description: 'The deliveries that wait to be sent now.' }),
    more: z.boolean(),
  }),
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_ENDPOINT_OFF],
});
