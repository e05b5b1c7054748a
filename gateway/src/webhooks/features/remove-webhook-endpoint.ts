import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { WEBHOOK_ENDPOINT_NOT_FOUND } from '@toric/contracts/gateway/webhook.errors';
import { RemoveWebhookEndpoint } from '@toric/contracts/gateway/webhook.http';
import { endpointRecord } from '../endpoints/endpoint-record.ts';
import { lockEndpoint, removeEndpoint } from '../endpoints/endpoint.store.ts';

/**
 * DELETE /webhook-endpoints/{endpointId}. Removes an endpoint. The housekeeping ends the deliveries that wait for it.
 */
export const removeWebhookEndpoint = command(RemoveWebhookEndpoint, {
  async run({ params, tx, now }) {
    const endpoint = await lockEndpoint(tx, params.endpointId);
    if (!endpoint) throw WEBHOOK_ENDPOINT_NOT_FOUND();
    await removeEndpoint(tx, endpoint.id, now);
    return noContent().records(...endpointRecord(endpoint, undefined));
  },
});
