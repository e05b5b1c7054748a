import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_ENDPOINT_OFF } from '@toric/contracts/gateway/webhook.errors';
import { SendWebhookTest } from '@toric/contracts/gateway/webhook.http';
import { insertDeliveries } from '../deliveries/delivery.store.ts';
import { testEvent } from '../deliveries/event-body.ts';
import { lockEndpoint } from '../endpoints/endpoint.store.ts';

/** POST /webhook-endpoints/{endpointId}/tests. Sends an event with invented data, signed like any other event. */
export const sendWebhookTest = command(SendWebhookTest, {
  async run({ params, body: { eventType }, tx, now, newId }) {
    const endpoint = await lockEndpoint(tx, params.endpointId);
    if (!endpoint) throw WEBHOOK_ENDPOINT_NOT_FOUND();
    if (!endpoint.enabled) throw WEBHOOK_ENDPOINT_OFF({ id: endpoint.id });
    const event = testEvent({ id: newId(), endpointId: endpoint.id, eventType, now });
    const delivery = { endpointId: endpoint.id, eventId: event.id, eventType: event.type, enabled: true };
    const id = newId();
    await insertDeliveries(tx, { events: [event], deliveries: [{ id, ...delivery }] }, now);
    return answer({ id });
  },
});
