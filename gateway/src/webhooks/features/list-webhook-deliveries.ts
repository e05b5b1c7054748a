import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListWebhookDeliveries } from '@toric/contracts/gateway/webhook-delivery.http';
import { listDeliveries } from '../deliveries/delivery.reader.store.ts';
import { deliveryView } from '../deliveries/delivery.view.ts';
import type { Reader } from '../reader.store.ts';

/** GET /webhook-deliveries. Lists deliveries, newest first. */
export const listWebhookDeliveries = query<typeof ListWebhookDeliveries, Reader>(ListWebhookDeliveries, {
  async run({ query: { endpointId, state, eventType, since, ...page }, db }) {
    const found = await listDeliveries(db, { endpointId, state, eventType, since }, page);
    return pageOf(found, page.limit, deliveryView);
  },
});
