// Tests that the AsyncAPI document is valid AsyncAPI 3.0: every reference leads to an object, and every example matches
// its schema.
import { describe, expect, test } from '@jest/globals';
import { messages } from '@toric/contracts/messages';
import { z } from 'zod';
import { asyncApi } from './asyncapi.ts';

const own = messages.filter(({ owner }) => owner === 'order');
const received = messages.filter(({ owner }) => owner === 'payment');
const flow = messages.map((message) => ({
  message,
  senders: own.includes(message) ? ['order'] : [],
  receivers: received.includes(message) ? [{ service: 'order', file: 'note-payment' }] : [],
}));
const document: unknown = JSON.parse(JSON.stringify(asyncApi(flow)));

const Ref = z.strictObject({ $ref: z.string() });
const AsyncApi = z.strictObject({
  asyncapi: z.literal('3.0.0'),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    contact: z.object({ name: z.string() }),
    license: z.object({ name: z.string() }),
    tags: z.array(z.object({ name: z.string(), description: z.string() })).min(1),
  }),
  servers: z.record(z.string(), z.object({ host: z.string(), protocol: z.literal('amqp') })),
  defaultContentType: z.literal('application/json'),
  channels: z.record(
    z.string(),
    z.strictObject({
      address: z.string(),
      summary: z.string(),
      messages: z.record(z.string(), Ref),
      bindings: z.object({ amqp: z.object({ is: z.literal('routingKey'), exchange: z.object({ name: z.string() }) }) }),
    }),
  ),
  operations: z.record(
    z.string(),
    z.strictObject({
      action: z.enum(['send', 'receive']),
      summary: z.string(),
      description: z.string(),
      channel: Ref,
      messages: z.array(Ref).length(1),
      tags: z.array(z.object({ name: z.string() })),
    }),
  ),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Z]\w+$/), z.record(z.string(), z.unknown())),
    messages: z.record(
      z.string().regex(/^[\w.-]+$/),
      z.object({
        name: z.string(),
        title: z.string(),
        summary: z.string(),
        contentType: z.string(),
        payload: Ref,
        examples: z.array(z.object({ payload: z.record(z.string(), z.unknown()) })).length(1),
      }),
    ),
  }),
});
const parsed = AsyncApi.parse(document);

function lookUp(ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), document);
}

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : refsIn(inner)));
}

describe('asyncapi.json', () => {
  test('has a channel and a message for every declared message', () => {
    const types = messages.map(({ type }) => type);
    expect(types.length).toBeGreaterThan(25);
    expect([Object.keys(parsed.channels), Object.keys(parsed.components.messages)]).toEqual([types, types]);
  });

  test('every object and every choice has a name, so that a generator makes a type of each', () => {
    const { schemas } = parsed.components;
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['OrderConfirmed', 'OrderConfirmedMessage', 'Money', 'Reason']),
    );
    const unnamed: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const isNamed = path.split('/').length === 2;
      if (!isNamed && ('properties' in value || 'enum' in value) && !path.endsWith('/properties')) unnamed.push(path);
      for (const [key, part] of Object.entries(value)) if (key !== 'example') visit(part, `${path}/${key}`);
    };
    visit(schemas, '');
    expect(unnamed).toEqual([]);
  });

  test('a schema that several messages hold has one name', () => {
    const names = Object.keys(parsed.components.schemas);
    expect(names.filter((name) => /^(Money|Reason|Eye|LensParameters)\d+$/.test(name))).toEqual([]);
    const users = JSON.stringify(parsed.components.schemas).split('"#/components/schemas/Money"').length - 1;
    expect(users).toBeGreaterThan(1);
  });

  test('every reference leads to an object', () => {
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(messages.length);
    expect(refs.filter((ref) => lookUp(ref) === undefined)).toEqual([]);
  });

  test('an operation sends or receives on the channel of its message', () => {
    const operations = Object.values(parsed.operations);
    const count = (action: string) => operations.filter((one) => one.action === action).length;
    expect([count('send'), count('receive')]).toEqual([own.length, received.length]);
    for (const {
      channel,
      messages: [message],
    } of operations)
      expect(message?.$ref.startsWith(`${channel.$ref}/`)).toBe(true);
  });

  test.each(messages.map((message) => [message.type, message] as const))(
    'the example of %s fits its schema',
    (type, message) => {
      const example = parsed.components.messages[type]?.examples[0]?.payload;
      expect(example).toMatchObject({ type, version: 1 });
      const data = message.data.safeParse(example?.['data']);
      expect([data.success, data.data]).toEqual([true, example?.['data']]);
      expect(example?.['aggregateId']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
