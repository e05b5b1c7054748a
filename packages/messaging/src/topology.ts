import type { MessageType } from '@toric/contracts/kernel/message';
import { type Channel, connect } from 'amqplib';

/*
 * Declares all exchanges and queues, with their names and arguments. They are in one place because the broker refuses a
 * declaration that differs from an earlier one. Everything is durable, all queues are quorum queues, and neither a
 * plugin nor the default exchange is used, so that the topology is the same on RabbitMQ 3.10 and 4.x.
 */

export const exchanges = (service: string) => ({
  events: `${service}.events`,
  commands: `${service}.commands`,
  retry: `${service}.retry`,
  back: `${service}.return`,
  parking: `${service}.parking`,
});

/** Returns the exchange that a message is published to. */
export const exchangeOf = ({ kind, owner }: Pick<MessageType, 'kind' | 'owner'>) =>
  kind === 'event' ? exchanges(owner).events : exchanges(owner).commands;

/**
 * Lists the waiting times of the retry tiers. There are two for each stage, of which one is chosen at random. So
 * messages that fail together do not come back together.
 */
export const RETRY_TIERS_MS = [5_000, 7_000, 30_000, 45_000, 300_000, 480_000] as const;

/** Returns the waiting time of the n-th retry cycle (1-6). All six cycles together take about 15 minutes. */
export function tierFor(attempt: number, random = Math.random()): number {
  const pair = Math.min(Math.ceil(attempt / 2), 3) - 1;
  return RETRY_TIERS_MS[(pair * 2 + (random < 0.5 ? 0 : 1)) as 0] ?? RETRY_TIERS_MS[0];
}

const retryQueue = (service: string, ms: number) => `${service}.retry-${ms / 1000}s`;

/** Returns the queues of a service from which no consumer applies messages: the retry tiers and the parking queue. */
export const sideQueuesOf = (service: string): string[] => [
  ...RETRY_TIERS_MS.map((ms) => retryQueue(service, ms)),
  exchanges(service).parking,
];

const quorum = (rest: Record<string, unknown>) => ({ durable: true, arguments: { 'x-queue-type': 'quorum', ...rest } });

const deadLetterTo = (exchange: string) => ({
  'x-dead-letter-exchange': exchange,
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
});

/** Declares the exchanges, retry tiers and parking queue of one service. */
export async function declareService(channel: Channel, service: string): Promise<void> {
  const names = exchanges(service);
  await channel.assertExchange(names.events, 'topic', { durable: true });
  await channel.assertExchange(names.commands, 'direct', { durable: true });
  await channel.assertExchange(names.retry, 'topic', { durable: true });
  await channel.assertExchange(names.back, 'topic', { durable: true });
  await declareParking(channel, service);
  for (const ms of RETRY_TIERS_MS) {
    const queue = retryQueue(service, ms);
    await channel.assertQueue(queue, quorum({ 'x-message-ttl': ms, ...deadLetterTo(names.back) }));
    await channel.bindQueue(queue, names.retry, `${ms}.#`);
  }
}

/**
 * Declares the parking queue. It has a high delivery limit, because RabbitMQ 4.x would otherwise drop a message after
 * 20 deliveries.
 */
export async function declareParking(channel: Channel, service: string): Promise<void> {
  const { parking } = exchanges(service);
  await channel.assertExchange(parking, 'fanout', { durable: true });
  await channel.assertQueue(parking, quorum({ 'x-delivery-limit': 1_000_000 }));
  await channel.bindQueue(parking, parking, '');
}

/**
 * Declares the queue of one consumer. It is bound to its message types and to the exchange through which messages
 * return from the retry tiers. RabbitMQ 4.x drops a message after 20 deliveries by default. It also counts deliveries
 * to a consumer that was lost for another reason. So the limit of this queue is 1000.
 */
export async function declareQueue(channel: Channel, service: string, queue: string, types: readonly MessageType[]) {
  const names = exchanges(service);
  await channel.assertQueue(queue, quorum({ 'x-delivery-limit': 1000, ...deadLetterTo(names.parking) }));
  await channel.bindQueue(queue, names.back, `*.${queue}`);
  for (const type of types) await bindTo(channel, queue, type);
}

/** Binds a queue to a message type. Throws if the exchange of the type is missing. */
export async function bindTo(channel: Channel, queue: string, type: MessageType): Promise<void> {
  await requireExchange(channel, type);
  await channel.bindQueue(queue, exchangeOf(type), type.type);
}

/** Removes the binding of a queue to a message type. A missing binding is no error. */
export async function unbindFrom(channel: Channel, queue: string, type: MessageType): Promise<void> {
  await requireExchange(channel, type);
  await channel.unbindQueue(queue, exchangeOf(type), type.type);
}

/**
 * Throws if the exchange is missing. An administrator creates the exchanges of other services, and this service may not
 * declare them.
 */
export async function requireExchange(channel: Channel, type: MessageType): Promise<void> {
  await channel.checkExchange(exchangeOf(type));
}

/**
 * Returns the routing key that brings a message into the retry tier of `ms`. It contains the name of the queue to which
 * the message returns after the wait.
 */
export const retryRoutingKey = (queue: string, ms: number) => `${ms}.${queue}`;

/** Returns the routing key that brings a replayed message straight back to its queue, without a retry tier. */
export const replayRoutingKey = (queue: string) => `replay.${queue}`;

/** Returns how many messages wait in the queues. Unacknowledged messages are not counted. */
export async function countWaiting(url: string, queues: readonly string[]): Promise<number> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    let waiting = 0;
    for (const queue of queues) waiting += (await channel.checkQueue(queue)).messageCount;
    return waiting;
  } finally {
    await connection.close();
  }
}

/** Deletes every message that waits in the queues. */
export async function emptyQueues(url: string, queues: readonly string[]): Promise<void> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    for (const queue of queues) await channel.purgeQueue(queue);
  } finally {
    await connection.close();
  }
}
