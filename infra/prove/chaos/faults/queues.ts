/** Duplicates messages, redelivers them late, reorders them or prevents their routing, and deletes queues. */
import { schemaOf } from '../../../run/system/parts.ts';
import { randomUUID } from 'node:crypto';
import { exchangeOf } from '@toric/messaging/topology';
import type { ConfirmChannel, GetMessage } from 'amqplib';
import { messages } from '../../../run/system/broker.ts';
import { bindings, queues, typesOf } from '../bindings.ts';
import { copyOf } from '../testbed/broker.ts';
import { retryUntilDatabaseAnswers, republish, waitForConsumers } from '../recovery.ts';
import type { Fault } from './fault.ts';

type Route = { exchange: string; key: string };

/** Returns the exchange and the routing key of each message type. */
const routesOf = (types: readonly string[]): Route[] =>
  messages.filter(({ type }) => types.includes(type)).map((type) => ({ exchange: exchangeOf(type), key: type.type }));

async function drain(channel: ConfirmChannel, queue: string): Promise<GetMessage[]> {
  const drained: GetMessage[] = [];
  for (let next = await channel.get(queue, { noAck: true }); next; next = await channel.get(queue, { noAck: true }))
    drained.push(next);
  return drained;
}

const COMMANDS = new Set(messages.filter(({ kind }) => kind === 'command').map(({ type }) => type));
const ALL_TYPES = [...new Set(bindings.map(({ type }) => type))];

/** Publishes one additional copy of 5 % of the messages, and twenty additional copies of 0.5 %. */
const duplicates: Fault = {
  ...{ name: 'duplicates', kind: 'duplicates', lane: 'broker', cheap: true },
  async run({ broker, random, hold, thorough }) {
    await broker.withChannel(async (channel) => {
      const mirror = (await channel.assertQueue('', { exclusive: true })).queue;
      for (const { exchange, key } of routesOf(ALL_TYPES)) await channel.bindQueue(mirror, exchange, key);
      for (let left = thorough ? 60 : 8; left > 0; left--) {
        await hold(1);
        for (const message of await drain(channel, mirror)) {
          const times = random.chance(0.005) ? 20 : random.chance(0.05) ? 1 : 0;
          const { content, properties } = copyOf(message);
          const listeners = bindings.filter(({ type }) => type === properties.type);
          for (const { consumer } of listeners)
            for (let copy = 0; copy < times; copy++)
              channel.publish('', consumer, content, { ...properties, persistent: true });
        }
        await channel.waitForConfirms();
      }
    });
  },
};

type Applied = { consumer: string; content: string; id: string; type: string };

/**
 * Deletes inbox rows of applied messages and delivers these messages again. The inbox cannot drop them any more, but
 * they must not take effect a second time.
 */
const prunedRedelivery: Fault = {
  ...{ name: 'redelivery after inbox pruning', kind: 'redelivery after inbox pruning', lane: 'broker', cheap: true },
  async run({ sql, broker, random, tally }) {
    for (const queue of random.shuffle(queues)) {
      const consumer = queue.slice(0, queue.indexOf('.'));
      const owners = [
        ...new Set(messages.filter(({ type }) => typesOf(queue).includes(type)).flatMap(({ senders }) => senders)),
      ];
      const sent = owners.map((owner) => `select * from "${schemaOf(owner)}".outbox`).join(' union all ');
      const pruned = await retryUntilDatabaseAnswers(() =>
        sql<Applied>(
          `with old as (delete from "${schemaOf(consumer)}".inbox where (consumer, message_id) in (
             select consumer, message_id from "${schemaOf(consumer)}".inbox where consumer = $1 order by applied_at limit 20) returning consumer, message_id)
           select consumer, s.id, s.type, json_build_object('id', s.id, 'type', s.type, 'aggregateId', s.aggregate_id, 'version', s.version,
             'data', s.data, 'correlationId', s.correlation_id, 'causationId', s.causation_id, 'traceparent', s.traceparent,
             'occurredAt', to_char(s.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text as content
           from old join (${sent}) s on s.id = old.message_id`,
          [queue],
        ),
      );
      tally.pruned.push(...pruned.map(({ id }) => id));
      await broker.put(
        queue,
        pruned.map(({ id, type, content }) => ({
          content: Buffer.from(content),
          properties: { messageId: id, type },
        })),
      );
    }
  },
};

/** Diverts the messages of one queue for a while, then delivers them shuffled. */
const reorder: Fault = {
  ...{ name: 'gap and reordering', kind: 'gap and reordering', lane: 'broker', cheap: true },
  async run({ broker, random, hold, thorough }) {
    const queue = random.pick(queues);
    await broker.withChannel(async (channel) => {
      const holdingQueue = `chaos.${randomUUID()}`;
      await channel.assertQueue(holdingQueue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
      // At every moment the service's queue or the holding queue is bound. So no message is lost, but some messages are
      // duplicated.
      const routes = routesOf(typesOf(queue));
      for (const { exchange, key } of routes) await channel.bindQueue(holdingQueue, exchange, key);
      for (const { exchange, key } of routes) await channel.unbindQueue(queue, exchange, key);
      await hold(thorough ? 10 : 3, async () => {
        for (const { exchange, key } of routes) await channel.bindQueue(queue, exchange, key);
        for (const { exchange, key } of routes) await channel.unbindQueue(holdingQueue, exchange, key);
      });
      for (const { content, properties } of random.shuffle((await drain(channel, holdingQueue)).map(copyOf)))
        channel.publish('', queue, content, { ...properties, persistent: true });
      await channel.waitForConfirms();
      await channel.deleteQueue(holdingQueue);
    });
  },
};

/**
 * Deletes a queue with its messages. The broker then cancels the consumer, and the service declares the queue again. A
 * replay of the outboxes publishes the lost messages again.
 */
const deleteQueue: Fault = {
  ...{ name: 'queue deleted', kind: 'queue deleted', lane: 'broker', cheap: true },
  async run(context) {
    const queue = context.random.pick(queues);
    await context.broker.withChannel((channel) => channel.deleteQueue(queue));
    await waitForConsumers(context, [queue]);
    await republish(context, typesOf(queue));
  },
};

/**
 * Removes the only binding of a command for some seconds. The broker returns the command as unroutable, and the relay
 * publishes it again when the binding exists.
 */
const unbound: Fault = {
  ...{ name: 'queue unbound', kind: 'queue unbound', lane: 'broker', cheap: true },
  async run({ broker, random, hold, thorough }) {
    const withOneConsumer = bindings.filter(({ type }) => bindings.filter((other) => other.type === type).length === 1);
    const { consumer, type } = random.pick(withOneConsumer.filter(({ type: name }) => COMMANDS.has(name)));
    for (const { exchange, key } of routesOf([type])) {
      await broker.withChannel((channel) => channel.unbindQueue(consumer, exchange, key));
      await hold(thorough ? 20 : 5, async () => {
        await broker.withChannel((channel) => channel.bindQueue(consumer, exchange, key));
      });
    }
  },
};

export const queueFaults: readonly Fault[] = [duplicates, prunedRedelivery, reorder, deleteQueue, unbound];
