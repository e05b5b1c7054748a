import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_ENDPOINT_OFF } from '@toric/contracts/gateway/webhook.errors';
import { RESENT_AT_ONCE, ResendFailedWebhooks } from '@toric/contracts/gateway/webhook.http';
import { reopenFailed } from '../deliveries/delivery.store.ts';
import { lockEndpoint } from '../endpoints/endpoint.store.ts';

/**
 * POST /webhook-endpoints/{endpointId}/resend. Sends the deliveries again that have failed since a time, oldest first.
 */
export const resendFailedWebhooks = command(ResendFailedWebhooks, {
  async run({ params, body: { since }, tx, now }) {
    const endpoint = await lockEndpoint(tx, params.endpointId);
    if (!endpoint) throw WEBHOOK_ENDPOINT_NOT_FOUND();
    if (!endpoint.enabled) throw WEBHOOK_ENDPOINT_OFF({ id: endpoint.id });
    const deliveries = await reopenFailed(tx, { endpointId: endpoint.id, since, now, limit: RESENT_AT_ONCE });
    return answer({ deliveries, more: deliveries === RESENT_AT_ONCE });
  },
});
