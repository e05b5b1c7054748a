// Messages that come twice, years late, in another order, or not at all; queues that vanish.
import { schemaOf } from '../../../run/system/parts.ts';
import { randomUUID } from 'node:crypto';
import { exchangeOf } from '@toric/messaging/topology';
import type { ConfirmChannel, GetMessage } from 'amqplib';
import { messages } from '../../../run/system/broker.ts';
import { bindings, queues, typesOf } from '../bindings.ts';
import { copyOf } from '../broker.ts';
import { persistently, republish, untilConsumed } from '../recovery.ts';
import type { Fault } from './fault.ts';

type Route = { exchange: string; key: string };

/** Where the messages of these types come from. */
const routesOf = (types: readonly string[]): Route[] =>
  messages.filter(({ type }) => types.includes(type)).map((type) => ({ exchange: exchangeOf(type), key: type.type }));

async function drain(channel: ConfirmChannel, queue: string): Promise<GetMessage[]> {
  const found: GetMessage[] = [];
  for (let next = await channel.get(queue, { noAck: true }); next; next = await channel.get(queue, { noAck: true }))
    found.push(next);
  return found;
}

const COMMANDS = new Set(messages.filter(({ kind }) => kind === 'command').map(({ type }) => type));
const EVERYTHING = [...new Set(bindings.map(({ type }) => type))];

/** A second copy of one message in twenty, and now and then of one message twenty. */
const duplicates: Fault = {
  ...{ name: 'duplicates', kind: 'duplicates', lane: 'broker', cheap: true },
  async run({ broker, random, hold, thorough }) {
    await broker.withChannel(async (channel) => {
      const mirror = (await channel.assertQueue('', { exclusive: true })).queue;
      for (const { exchange, key } of routesOf(EVERYTHING)) await channel.bindQueue(mirror, exchange, key);
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

/** Comes back when even the inbox has forgotten it: what it asked for is done, and must not be done again. */
const ancient: Fault = {
  ...{ name: 'older than the inbox', kind: 'older than the inbox', lane: 'broker', cheap: true },
  async run({ sql, broker, random, tally }) {
    for (const queue of random.shuffle(queues)) {
      const consumer = queue.slice(0, queue.indexOf('.'));
      const owners = [
        ...new Set(messages.filter(({ type }) => typesOf(queue).includes(type)).flatMap(({ senders }) => senders)),
      ];
      const sent = owners.map((owner) => `select * from "${schemaOf(owner)}".outbox`).join(' union all ');
      const forgotten = await persistently(() =>
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
      tally.forgotten.push(...forgotten.map(({ id }) => id));
      await broker.put(
        queue,
        forgotten.map(({ id, type, content }) => ({
          content: Buffer.from(content),
          properties: { messageId: id, type },
        })),
      );
    }
  },
};

/** What one queue should get is held back for a while, then comes in another order. */
const reorder: Fault = {
  ...{ name: 'gap and reordering', kind: 'gap and reordering', lane: 'broker', cheap: true },
  async run({ broker, random, hold, thorough }) {
    const queue = random.pick(queues);
    await broker.withChannel(async (channel) => {
      const aside = `chaos.${randomUUID()}`;
      await channel.assertQueue(aside, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
      // at every moment at least one of the two is bound: nothing is lost, some comes twice
      const routes = routesOf(typesOf(queue));
      for (const { exchange, key } of routes) await channel.bindQueue(aside, exchange, key);
      for (const { exchange, key } of routes) await channel.unbindQueue(queue, exchange, key);
      await hold(thorough ? 10 : 3, async () => {
        for (const { exchange, key } of routes) await channel.bindQueue(queue, exchange, key);
        for (const { exchange, key } of routes) await channel.unbindQueue(aside, exchange, key);
      });
      for (const { content, properties } of random.shuffle((await drain(channel, aside)).map(copyOf)))
        channel.publish('', queue, content, { ...properties, persistent: true });
      await channel.waitForConfirms();
      await channel.deleteQueue(aside);
    });
  },
};

/** The consumer is cancelled by the broker; its service makes the queue anew. What was in it, the outbox sends again. */
const deleteQueue: Fault = {
  ...{ name: 'queue deleted', kind: 'queue deleted', lane: 'broker', cheap: true },
  async run(scene) {
    const queue = scene.random.pick(queues);
    await scene.broker.withChannel((channel) => channel.deleteQueue(queue));
    await untilConsumed(scene, [queue]);
    await republish(scene, typesOf(queue));
  },
};

/** Commands that nobody listens to are returned, stay in the outbox, and are sent when somebody does. */
const unbound: Fault = {
  ...{ name: 'nobody listens', kind: 'nobody listens', lane: 'broker', cheap: true },
  async run({ broker, random, hold, thorough }) {
    const heardByOne = bindings.filter(({ type }) => bindings.filter((other) => other.type === type).length === 1);
    const { consumer, type } = random.pick(heardByOne.filter(({ type: name }) => COMMANDS.has(name)));
    for (const { exchange, key } of routesOf([type])) {
      await broker.withChannel((channel) => channel.unbindQueue(consumer, exchange, key));
      await hold(thorough ? 20 : 5, async () => {
        await broker.withChannel((channel) => channel.bindQueue(consumer, exchange, key));
      });
    }
  },
};

export const queueFaults: readonly Fault[] = [duplicates, ancient, reorder, deleteQueue, unbound];
