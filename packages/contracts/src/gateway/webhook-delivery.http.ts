/** Declares the operations on the log of deliveries to webhook endpoints. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, RequestInstant } from '../kernel/common.ts';
import { GATEWAY, operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
import { WebhookEventType } from './webhook-events.ts';
import { WEBHOOK_DELIVERY_NOT_FOUND, WEBHOOK_DELIVERY_WAITS, WEBHOOK_ENDPOINT_OFF } from './webhook.errors.ts';

const owner = GATEWAY;
const deliveryId = z.strictObject({ deliveryId: Id });

export const WebhookDeliveryState = z.enum(['waiting', 'delivered', 'failed']).meta({
  description: '`failed`: eight tries failed, or the endpoint is switched off. It is sent again on request only.',
});
export type WebhookDeliveryState = z.infer<typeof WebhookDeliveryState>;

export const WebhookDeliveryView = z.object({
  id: Id,
  endpointId: Id,
  eventId: Id.meta({ description: 'The value of `webhook-id`. It is the same in every try and for every endpoint.' }),
  eventType: SentText,
  state: WebhookDeliveryState,
  attempts: z.int().meta({ description: 'The tries since it was sent, or sent again.' }),
  lastStatus: z.int().nullable().meta({ description: 'The HTTP status of the last try. Null if none was answered.' }),
  lastCode: SentText.nullable().meta({
    description:
      '`http-<status>`, or why there was no answer: `timeout`, `connection`, `dns`, `tls`, `private-address`, `refused-url`. `endpoint-off`: the endpoint was switched off.',
  }),
  nextAttemptAt: Instant.nullable().meta({ description: 'Null if no further try is planned.' }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type WebhookDeliveryView = z.infer<typeof WebhookDeliveryView>;

const WebhookAttemptView = z.object({
  id: Id,
  at: Instant,
  status: z.int().nullable(),
  code: SentText,
  durationMs: z.int(),
  answer: SentText.nullable().meta({ description: 'The first 1,024 bytes of the answer.' }),
});

const WebhookDeliveryDetail = WebhookDeliveryView.extend({
  body: SentText.meta({ description: 'The body that is signed and sent, byte for byte.' }),
  history: z.array(WebhookAttemptView).meta({ description: 'Every try, oldest first.' }),
});
export type WebhookDeliveryDetail = z.infer<typeof WebhookDeliveryDetail>;

export const ListWebhookDeliveries = operation({
  id: 'listWebhookDeliveries',
  endpoint: 'GET /webhook-deliveries',
  owner,
  summary: 'List deliveries, newest first',
  description: 'Deliveries are kept for 30 days, unless the operator has set another time.',
  allow: ['admin', 'auditor'],
  query: PageQuery.extend({
    endpointId: Id.optional(),
    state: WebhookDeliveryState.optional(),
    eventType: WebhookEventType.optional(),
    since: RequestInstant.optional().meta({ description: 'Deliveries that were created at this time or later.' }),
  }),
  reply: page(WebhookDeliveryView),
});

export const GetWebhookDelivery = operation({
  id: 'getWebhookDelivery',
  endpoint: 'GET /webhook-deliveries/{deliveryId}',
  owner,
  summary: 'Read a delivery with its body and every try',
  allow: ['admin', 'auditor'],
  params: deliveryId,
  reply: WebhookDeliveryDetail,
  errors: [WEBHOOK_DELIVERY_NOT_FOUND],
});

export const ResendWebhookDelivery = operation({
  id: 'resendWebhookDelivery',
  record: 'none',
  because: 'It changes no data of the shop, and the log of deliveries shows each further try.',
  endpoint: 'POST /webhook-deliveries/{deliveryId}/resend',
  owner,
  summary: 'Send a delivery again, with a new round of tries',
  description: 'The receiver gets the same `webhook-id`, so it can recognise an event that it has already.',
  allow: ['admin'],
  params: deliveryId,
  reply: WebhookDeliveryView,
  errors: [WEBHOOK_DELIVERY_NOT_FOUND, WEBHOOK_DELIVERY_WAITS, WEBHOOK_ENDPOINT_OFF],
});
