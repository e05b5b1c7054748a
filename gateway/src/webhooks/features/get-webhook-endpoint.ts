import { query } from '@toric/chassis/http/endpoint';
import { WEBHOOK_ENDPOINT_NOT_FOUND } from '@toric/contracts/gateway/webhook.errors';
import { GetWebhookEndpoint } from '@toric/contracts/gateway/webhook.http';
import { findEndpoint } from '../endpoints/endpoint.reader.store.ts';
import { endpointView } from '../endpoints/endpoint.view.ts';
import type { Reader } from '../reader.store.ts';

/** GET /webhook-endpoints/{endpointId}. Returns an endpoint. Its ETag is its version. */
export const getWebhookEndpoint = query<typeof GetWebhookEndpoint, Reader>(GetWebhookEndpoint, {
  async run({ params, db }) {
    const endpoint = await findEndpoint(db, params.endpointId);
    if (!endpoint) throw WEBHOOK_ENDPOINT_NOT_FOUND();
    return endpointView(endpoint);
  },
});
