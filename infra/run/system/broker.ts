// Defines one broker user per process, with only the rights that the process needs. Declares the exchanges, retry tiers
// and parking queues of all services.
import { declareService } from '@toric/messaging/topology';
import { connect } from 'amqplib';
import { messages } from '@toric/contracts/messages';
import * as order from '@toric/contracts/order/events';
import type { BrokerUser, TopicPermissions } from '../servers/rabbitmq-admin.ts';
import { LISTENERS } from './listeners.ts';
import { OWNERS, type OwnerName, SERVICES, type ServiceName } from './parts.ts';

/** Exports all message types that the contracts declare. */
export { messages };

const escape = (name: string) => name.replaceAll('.', '\\.');

/**
 * Returns the permissions of a process as patterns of names. It may configure only its own queues and exchanges. It may
 * write to its own exchanges, and to the command exchanges for which contracts name it as a sender. It may read its own
 * queues, and the events exchanges from which it receives events.
 */
export function permissionsOf(owner: OwnerName): { configure: string; write: string; read: string } {
  const own = `${escape(owner)}\\..*`;
  const targets = messages.filter(({ kind, senders }) => kind === 'command' && senders.includes(owner));
  const exchanges = [...new Set(targets.map((type) => escape(`${type.owner}.commands`)))];
  return {
    configure: `^${own}$`,
    write: `^(${[own, ...exchanges].join('|')})$`,
    read: `^(${[own, ...sourcesOf(owner).map((source) => escape(`${source}.events`))].join('|')})$`,
  };
}

/** Lists the events that wake waiting clients of the gateway. */
const GATEWAY_EVENTS = [order.OrderConfirmed, order.OrderShipped, order.OrderCompleted, order.OrderCancelled];

function eventsOf(owner: OwnerName): readonly string[] {
  const listened = LISTENERS[owner] ?? [];
  return owner === 'gateway' ? [...new Set([...GATEWAY_EVENTS.map(({ type }) => type), ...listened])] : listened;
}

/** Returns the services whose events the process receives. */
const sourcesOf = (owner: OwnerName): string[] => [
  ...new Set(eventsOf(owner).map((type) => type.slice(0, type.indexOf('.')))),
];

/**
 * Returns the routing-key patterns that a process may use on each events exchange. It may publish only to its own
 * exchange. It may bind its queues only to the events that it subscribes to.
 */
function topicsOf(vhost: string, owner: OwnerName): TopicPermissions[] {
  const heard = eventsOf(owner).map(escape);
  return SERVICES.map((service) => {
    const own = service === owner;
    const read = heard.filter((type) => type.startsWith(`${service}\\.`));
    return { vhost, exchange: `${service}.events`, write: own ? '.*' : '^$', read: `^(${read.join('|')})$` };
  });
}

export function brokerUsers(vhost: string, passwordOf: (name: string) => string): BrokerUser[] {
  return OWNERS.map((owner) => {
    const name = brokerUserName(vhost, owner);
    return {
      name,
      password: passwordOf(name),
      permissions: { vhost, ...permissionsOf(owner) },
      topicPermissions: topicsOf(vhost, owner),
    };
  });
}

export const brokerUserName = (vhost: string, owner: OwnerName) => `${vhost}-${owner}`;

/**
 * Declares the exchanges, retry tiers and parking queue of every service. `url` is the connection string of an
 * administrator, with the virtual host.
 */
export async function declareTopology(url: string): Promise<void> {
  const connection = await connect(url);
  const declare = async (service: ServiceName) => declareService(await connection.createChannel(), service);
  await Promise.all(SERVICES.map(declare));
  await connection.close();
}
