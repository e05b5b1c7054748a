import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListWebhookEndpoints } from '@toric/contracts/gateway/webhook.http';
import { listEndpoints } from '../endpoints/endpoint.reader.store.ts';
import { listedEndpoint } from '../endpoints/endpoint.view.ts';
import type { Reader } from '../reader.store.ts';

/** GET /webhook-endpoints. Lists endpoints with their health, newest first. */
export const listWebhookEndpoints = query<typeof ListWebhookEndpoints, Reader>(ListWebhookEndpoints, {
  async run({ query: page, db }) {
    return pageOf(await listEndpoints(db, page), page.limit, listedEndpoint);
  },
});
