import { TEST_EVENT, WEBHOOK_EVENTS, type WebhookEvent } from '@toric/contracts/gateway/webhook-events';
import type { WebhookBody } from '@toric/contracts/gateway/webhook.http';
import type { Envelope } from '@toric/messaging/envelope';
import { type Endpoint, wants } from '../endpoints/endpoint.ts';

const BY_TYPE: ReadonlyMap<string, WebhookEvent> = new Map(WEBHOOK_EVENTS.map((event) => [event.message.type, event]));
const EXAMPLE_ID = '0197a000-0000-7000-8000-0000000000ab';
const EXAMPLE_TIME = '2026-11-21T09:30:00.000Z';

/** Describes an event as it is stored, with the body that is signed and sent. */
export type StoredEvent = { readonly id: string; readonly type: string; readonly body: string; readonly at: string };
export type NewDelivery = {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventType: string;
  /** Is true if the endpoint is on. If the endpoint is off, the delivery is stored as failed. */
  readonly enabled: boolean;
};

function storedEvent(body: WebhookBody): StoredEvent {
  return { id: body.id, type: body.type, at: body.timestamp, body: JSON.stringify(body) };
}

/**
 * Returns the public event for a message. Its data has only the public fields. Throws if the type of the message is not
 * public.
 */
function publicEventOf({ id, type, aggregateId, version, occurredAt, data }: Envelope): StoredEvent {
  const event = BY_TYPE.get(type);
  if (!event) throw new Error(`${type} is no public event: add it to WEBHOOK_EVENTS, or do not listen to it`);
  return storedEvent({ id, type, timestamp: occurredAt, aggregateId, version, data: event.data.parse(data) });
}

/** Returns the example body of a public event. */
export function exampleBody({ message: { type, aggregate }, example }: WebhookEvent): WebhookBody {
  const aggregateId = String(example[aggregate]);
  return { id: EXAMPLE_ID, type, timestamp: EXAMPLE_TIME, aggregateId, version: 1, data: example };
}

type Test = { readonly id: string; readonly endpointId: string; readonly eventType: string | undefined; now: Date };

/** Returns the event with which an administrator tests an endpoint. */
export function testEvent({ id, endpointId, eventType, now }: Test): StoredEvent {
  const imitated = eventType === undefined ? undefined : BY_TYPE.get(eventType);
  const data = { endpointId, imitates: imitated ? exampleBody(imitated) : null };
  return storedEvent({ id, type: TEST_EVENT, timestamp: now.toISOString(), aggregateId: endpointId, version: 1, data });
}

/**
 * Returns the events that at least one endpoint wants, and one delivery for each endpoint that wants the event. An
 * endpoint that is off gets a delivery too, so that nothing is lost while it is off.
 */
export function planDeliveries(
  envelopes: readonly Envelope[],
  endpoints: readonly Pick<Endpoint, 'id' | 'events' | 'enabled'>[],
  newId: () => string,
): { events: StoredEvent[]; deliveries: NewDelivery[] } {
  const deliveries = envelopes.flatMap(({ id: eventId, type: eventType }) =>
    endpoints
      .filter((endpoint) => wants(endpoint, eventType))
      .map(({ id: endpointId, enabled }) => ({ id: newId(), endpointId, eventId, eventType, enabled })),
  );
  const wanted = new Set(deliveries.map(({ eventId }) => eventId));
  return { events: envelopes.filter(({ id }) => wanted.has(id)).map(publicEventOf), deliveries };
}
