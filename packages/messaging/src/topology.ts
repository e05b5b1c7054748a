import type { MessageType } from '@toric/contracts/kernel/message';
import type { Channel } from 'amqplib';

/*
 * Names and arguments of everything on the broker, in one place: a service asserts identical constants or the broker
 * refuses. Durable throughout, quorum queues, no plugin, no default exchange; the same on RabbitMQ 3.10 and 4.x.
 */

export const exchanges = (service: string) => ({
  events: `${service}.events`,
  commands: `${service}.commands`,
  retry: `${service}.retry`,
  back: `${service}.return`,
  parking: `${service}.parking`,
});

/** The exchange that a message is published to. */
export const exchangeOf = ({ kind, owner }: Pick<MessageType, 'kind' | 'owner'>) =>
  kind === 'event' ? exchanges(owner).events : exchanges(owner).commands;

/** Waiting times between delivery cycles, in pairs so that retries of one moment do not come back in one moment. */
export const RETRY_TIERS_MS = [5_000, 7_000, 30_000, 45_000, 300_000, 480_000] as const;

/** The tier for the n-th cycle (1-6): about 15 minutes in all. */
export function tierFor(attempt: number, random = Math.random()): number {
  const pair = Math.min(Math.ceil(attempt / 2), 3) - 1;
  return RETRY_TIERS_MS[(pair * 2 + (random < 0.5 ? 0 : 1)) as 0] ?? RETRY_TIERS_MS[0];
}

const retryQueue = (service: string, ms: number) => `${service}.retry-${ms / 1000}s`;
const quorum = (rest: Record<string, unknown>) => ({ durable: true, arguments: { 'x-queue-type': 'quorum', ...rest } });

/** 1000: a broker's own count must never decide; its default of 20 on 4.x destroys innocent messages. */
const deadLetterTo = (exchange: string) => ({
  'x-dead-letter-exchange': exchange,
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
});

/** The exchanges, retry tiers and parking queue of one service. */
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

/** The last stop: without a limit of its own, 4.x would drop what its default of 20 deliveries did not get through. */
export async function declareParking(channel: Channel, service: string): Promise<void> {
  const { parking } = exchanges(service);
  await channel.assertExchange(parking, 'fanout', { durable: true });
  await channel.assertQueue(parking, quorum({ 'x-delivery-limit': 1_000_000 }));
  await channel.bindQueue(parking, parking, '');
}

/** One consumer's queue, bound to what it listens to and to its own way back from the retry tiers. */
export async function declareQueue(channel: Channel, service: string, queue: string, types: readonly MessageType[]) {
  const names = exchanges(service);
  await channel.assertQueue(queue, quorum({ 'x-delivery-limit': 1000, ...deadLetterTo(names.parking) }));
  await channel.bindQueue(queue, names.back, `*.${queue}`);
  for (const type of types) {
    await requireExchange(channel, type);
    await channel.bindQueue(queue, exchangeOf(type), type.type);
  }
}

/** An exchange that another service owns must be there: it is provisioned, and this service may not configure it. */
export async function requireExchange(channel: Channel, type: MessageType): Promise<void> {
  await channel.checkExchange(exchangeOf(type));
}

/** Carries the tier and, for the way back, the queue. */
export const retryRoutingKey = (queue: string, ms: number) => `${ms}.${queue}`;

/** By the same way back, without a tier. */
export const replayRoutingKey = (queue: string) => `replay.${queue}`;
