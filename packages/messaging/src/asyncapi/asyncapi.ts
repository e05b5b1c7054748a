// Describes every message as AsyncAPI 3.0, with one channel per routing key and one operation per sender and receiver.
// The gateway serves the description without receivers; docs/asyncapi.json names them too. The payloads are the schemas
// with which the services validate messages.
import type { MessageType } from '@toric/contracts/kernel/message';
import { inputSchema, type Json, schemaCollector, typeName } from './asyncapi-schemas.ts';
import { Envelope } from '../envelope.ts';
import { exchangeOf } from '../topology.ts';

/**
 * Names the services that send a message, and the services that receive it through the broker. The AsyncAPI document
 * that the gateway serves leaves the receivers out.
 */
export type Parties = {
  message: MessageType;
  senders: readonly string[];
  receivers?: readonly { service: string; file: string }[];
};

type Collector = ReturnType<typeof schemaCollector>;
const ref = (...path: string[]) => ({ $ref: `#/${path.join('/')}` });

/** Returns the JSON schema of a message's data, as a consumer accepts it. */
export const dataSchema = ({ data }: MessageType): Json => inputSchema(data);

/** Returns the schema of a whole message: the envelope with the data. The type of its data is `OrderConfirmed`. */
function payload({ type, data }: MessageType, { add }: Collector): Json {
  const envelope = inputSchema(Envelope);
  const name = typeName(type);
  const properties = {
    ...Object(envelope['properties']),
    type: { const: type },
    data: add(inputSchema(data), name),
  };
  return add({ ...envelope, properties }, `${name}Message`);
}

function example(message: MessageType): Envelope {
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

function messageObject(message: MessageType, collector: Collector): Json {
  const { type, summary, kind, owner, carriesState } = message;
  return {
    name: type,
    title: type,
    summary,
    contentType: 'application/json',
    tags: [{ name: kind }, { name: owner }, ...(carriesState ? [{ name: 'carries-state' }] : [])],
    payload: payload(message, collector),
    examples: [{ name: 'example', payload: example(message) }],
  };
}

function channel(message: MessageType): Json {
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

function operations({ message: { type, summary }, senders, receivers = [] }: Parties): [string, Json][] {
  const on = { channel: ref('channels', type), messages: [ref('channels', type, 'messages', type)] };
  const sent = senders.map((service): [string, Json] => [
    `${service}.send.${type}`,
    { action: 'send', summary, description: `The service \`${service}\` sends it.`, ...on, tags: [{ name: service }] },
  ]);
  const received = receivers.map(({ service, file }): [string, Json] => [
    `${service}.${file}.receive.${type}`,
    {
      action: 'receive',
      summary,
      description: `The service \`${service}\` applies it in \`${file}\`.`,
      ...on,
      tags: [{ name: service }],
    },
  ]);
  return [...sent, ...received];
}

/** Returns a tag for each owner and for each kind of message. */
const tagsOf = (messages: readonly MessageType[]): Json[] => [
  ...[...new Set(messages.map(({ owner }) => owner))].map((name) => ({
    name,
    description: `Messages that the service \`${name}\` owns, sends or receives.`,
  })),
  { name: 'event', description: 'A fact. Only its owner sends it.' },
  { name: 'command', description: 'An instruction to its owner.' },
  { name: 'carries-state', description: 'An event with the whole state of its aggregate.' },
];

/** Returns the AsyncAPI document without the patterns of texts whose `format` already says the same. */
const withoutLongPatterns = (document: Json): Json =>
  JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('format' in value) || !('pattern' in value)) return value;
    const { pattern: _pattern, ...rest } = value;
    return rest;
  });

export function asyncApi(flow: readonly Parties[]): Json {
  const messages = flow.map(({ message }) => message);
  const collector = schemaCollector();
  const described = messages.map((message) => [message.type, messageObject(message, collector)]);
  return withoutLongPatterns({
    asyncapi: '3.0.0',
    info: {
      title: 'Toric messages',
      version: '1.0.0',
      description:
        'What the services tell each other over RabbitMQ. Delivery is at least once; consumers ignore keys that they do not know.',
      contact: { name: 'Toric', url: 'https://toric.example', email: 'api@toric.example' },
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      tags: tagsOf(messages),
    },
    servers: {
      broker: {
        host: 'rabbitmq:5672',
        protocol: 'amqp',
        description: 'The RabbitMQ of the shop. Each service has a user of its own.',
      },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(messages.map((message) => [message.type, channel(message)])),
    operations: Object.fromEntries(flow.flatMap(operations)),
    components: { schemas: collector.schemas, messages: Object.fromEntries(described) },
  });
}
