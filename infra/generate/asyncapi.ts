// infra/docs/asyncapi.json: AsyncAPI 3.0 of every message, one channel per routing key, one operation per party.
// For readers outside the house: the payloads are the very schemas that the services validate with.
import { Envelope } from '@toric/messaging/envelope';
import { exchangeOf } from '@toric/messaging/topology';
import { z } from 'zod';
import { type Flow, travels } from './message-flow.ts';
import { dataSchema } from './message-schemas.ts';

type Json = Record<string, unknown>;
const ref = (...path: string[]) => ({ $ref: `#/${path.join('/')}` });

function payload({ message }: Flow): Json {
  const { $schema: _, ...envelope } = z.toJSONSchema(Envelope, { io: 'input', target: 'draft-7' });
  return {
    ...envelope,
    properties: { ...envelope.properties, type: { const: message.type }, data: dataSchema(message) },
  };
}

function example({ message }: Flow): Envelope {
  const data = message.data.parse(message.example);
  return {
    id: '0197a000-0000-7000-8000-000000000001',
    type: message.type,
    aggregateId: String(data[message.aggregate]),
    version: 1,
    occurredAt: '2026-11-21T09:30:00.000Z',
    correlationId: 'req-0001',
    causationId: null,
    traceparent: null,
    data,
  };
}

function messageObject(flow: Flow): Json {
  const { type, summary, kind, owner, carriesState } = flow.message;
  return {
    name: type,
    title: type,
    summary,
    contentType: 'application/json',
    tags: [{ name: kind }, { name: owner }, ...(carriesState ? [{ name: 'carries-state' }] : [])],
    payload: payload(flow),
    examples: [{ name: 'example', payload: example(flow) }],
  };
}

function channel({ message }: Flow): Json {
  return {
    address: message.type,
    summary: message.summary,
    messages: { [message.type]: ref('components', 'messages', message.type) },
    bindings: {
      amqp: {
        is: 'routingKey',
        exchange: {
          name: exchangeOf(message),
          type: message.kind === 'event' ? 'topic' : 'direct',
          durable: true,
          autoDelete: false,
        },
        bindingVersion: '0.3.0',
      },
    },
  };
}

function operations({ message: { type, summary, owner }, senders, listeners }: Flow): [string, Json][] {
  const on = { channel: ref('channels', type), messages: [ref('channels', type, 'messages', type)] };
  const sent = senders.map((service): [string, Json] => [
    `${service}.send.${type}`,
    { action: 'send', summary, ...on, tags: [{ name: service }] },
  ]);
  const heard = listeners
    .filter((listener) => travels(listener, owner))
    .map(({ service, file }): [string, Json] => [
      `${service}.${file}.receive.${type}`,
      { action: 'receive', summary, ...on, tags: [{ name: service }] },
    ]);
  return [...sent, ...heard];
}

export function asyncApi(flow: readonly Flow[], version: string): Json {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Toric messages',
      version,
      description:
        'What the services tell each other over RabbitMQ. Delivery is at least once; consumers ignore keys that they do not know.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(flow.map((one) => [one.message.type, channel(one)])),
    operations: Object.fromEntries(flow.flatMap(operations)),
    components: { messages: Object.fromEntries(flow.map((one) => [one.message.type, messageObject(one)])) },
  };
}
