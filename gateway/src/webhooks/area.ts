import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import { changeWebhookEndpoint } from './features/change-webhook-endpoint.ts';
import { collectEvents } from './features/collect-events.ts';
import { createWebhookEndpoint } from './features/create-webhook-endpoint.ts';
import { getWebhookDelivery } from './features/get-webhook-delivery.ts';
import { getWebhookEndpoint } from './features/get-webhook-endpoint.ts';
import { listWebhookDeliveries } from './features/list-webhook-deliveries.ts';
import { listWebhookEndpoints } from './features/list-webhook-endpoints.ts';
import { listWebhookEvents } from './features/list-webhook-events.ts';
import { removeWebhookEndpoint } from './features/remove-webhook-endpoint.ts';
import { resendFailedWebhooks } from './features/resend-failed-webhooks.ts';
import { resendWebhookDelivery } from './features/resend-webhook-delivery.ts';
import { rotateWebhookSecret } from './features/rotate-webhook-secret.ts';
import { sendWebhookTest } from './features/send-webhook-test.ts';
import { webhookBindings } from './endpoints/wanted-events.ts';
import type { Reader } from './reader.store.ts';
import { WAITING_WORK } from './endpoints/waiting.store.ts';
import { systemLookup } from './sending/find-target.ts';
import { type SendingSettings, sending } from './sending/open-sender.flow.ts';
import { measureWebhooks } from './webhook.gauges.ts';

/** Lists the parts of outgoing webhooks: endpoints, deliveries of public events, and the work that sends them. */
export function webhooks(vault: Vault, settings: SendingSettings): Area<Reader> {
  const rules = { allowPrivate: settings.allowPrivate, lookup: settings.lookup ?? systemLookup };
  const bindings = webhookBindings();
  return {
    routes: [
      ...[listWebhookEvents, createWebhookEndpoint(vault, rules, bindings), listWebhookEndpoints, getWebhookEndpoint],
      ...[changeWebhookEndpoint(rules, bindings), removeWebhookEndpoint, rotateWebhookSecret(vault), sendWebhookTest],
      ...[listWebhookDeliveries, getWebhookDelivery, resendWebhookDelivery, resendFailedWebhooks],
    ],
    subscriptions: { 'collect-events': collectEvents(bindings) },
    sends: [SendMessage],
    gauges: measureWebhooks,
    waiting: WAITING_WORK,
    background: sending(vault, settings, bindings),
  };
}
