import { query } from '@toric/chassis/http/endpoint';
import { WEBHOOK_EVENTS } from '@toric/contracts/gateway/webhook-events';
import { ListWebhookEvents } from '@toric/contracts/gateway/webhook.http';
import { exampleBody } from '../deliveries/event-body.ts';
import type { Reader } from '../reader.store.ts';

/** GET /webhook-events. Lists the public events. */
export const listWebhookEvents = query<typeof ListWebhookEvents, Reader>(ListWebhookEvents, {
  async run() {
    const data = WEBHOOK_EVENTS.map((event) => ({
      type: event.message.type,
      description: event.description,
      body: exampleBody(event),
    }));
    return { data };
  },
});
