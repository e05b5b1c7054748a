import { WEBHOOK_EVENTS } from '@toric/contracts/gateway/webhook-events';
import type { Bindings, Subscription } from '@toric/messaging/subscription';
import { insertDeliveries } from '../deliveries/delivery.store.ts';
import { planDeliveries } from '../deliveries/event-body.ts';
import { findEndpoints } from '../endpoints/endpoint.store.ts';

/**
 * ⇐ the public events of `webhook-events.ts`. Stores each event with its deliveries, in the transaction of its inbox
 * row. A batch of events needs two statements. An event that no endpoint wants is not stored.
 */
export const collectEvents = (bindings: Bindings): Subscription => ({
  listensTo: WEBHOOK_EVENTS.map(({ message }) => message),
  bindings,
  lingerMs: 250,
  async runMany({ received, tx, now, newId }) {
    const endpoints = await findEndpoints(tx);
    const envelopes = received.map(({ envelope }) => envelope);
    await insertDeliveries(tx, planDeliveries(envelopes, endpoints, newId), now);
    return received.map(() => undefined);
  },
});
