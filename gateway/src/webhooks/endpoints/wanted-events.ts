/** Finds the events that at least one endpoint wants, and binds the queue that collects them. */
import { WEBHOOK_EVENTS } from '@toric/contracts/gateway/webhook-events';
import { WEBHOOKS_WAIT_FOR_BROKER } from '@toric/contracts/gateway/webhook.errors';
import type { MessageType } from '@toric/contracts/kernel/message';
import { type Bindings, BrokerAway, openBindings } from '@toric/messaging/subscription';
import { type Endpoint, wants } from './endpoint.ts';
import { readWantedEvents } from './endpoint.store.ts';

type Terms = Pick<Endpoint, 'events'>;

const PUBLIC = WEBHOOK_EVENTS.map(({ message }) => message);
const isWanted = (endpoints: readonly Terms[], type: string) => endpoints.some((one) => wants(one, type));

const wantedBy = (endpoints: readonly Terms[]): MessageType[] => PUBLIC.filter(({ type }) => isWanted(endpoints, type));

/** Returns the public events that no endpoint wants. */
export const unwantedBy = (endpoints: readonly Terms[]): MessageType[] =>
  PUBLIC.filter(({ type }) => !isWanted(endpoints, type));

/** Returns the bindings of the queue that collects events. Only events that an endpoint wants reach it. */
export const webhookBindings = (): Bindings => openBindings(async (read) => wantedBy(await readWantedEvents(read)));

/**
 * Binds the queue to all events that the endpoint wants. It runs before the commit, so that no event is missed after
 * the answer. A binding that is left over after a rollback is harmless: no endpoint wants its events, and they are
 * dropped.
 */
export async function bindFor(bindings: Bindings, endpoint: Terms): Promise<void> {
  try {
    await bindings.bind(wantedBy([endpoint]));
  } catch (error) {
    throw error instanceof BrokerAway ? WEBHOOKS_WAIT_FOR_BROKER() : error;
  }
}
