// Tests the declaration of a message, which serves as its constructor, schema, name and example. The declaration checks
// the name, and the constructor checks the data of each message.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { commandMessage, event } from './message.ts';

const parts = {
  summary: 'Something happened.',
  aggregate: 'thingId' as const,
  data: z.object({ thingId: z.uuid(), size: z.int().default(1) }),
  example: { thingId: '0197a000-0000-7000-8000-00000000000a' },
};

describe('the name of a message', () => {
  test.each([
    'thing-happened.v1',
    'order.ThingHappened.v1',
    'order.thing-happened',
    'order.thing-happened.v0',
    'order.thing.happened.v1',
    'Order.thing-happened.v1',
  ])('%s is refused, and the error shows the right form', (type) => {
    expect(() => event(type, parts)).toThrow('must read <owner>.<what-happened>.v<major>');
  });

  test('gives the owner, also with hyphens and a major of two digits', () => {
    expect(event('catalog-inventory.thing-happened.v12', parts).owner).toBe('catalog-inventory');
  });
});

describe('an event', () => {
  const Happened = event('order.thing-happened.v1', parts);

  test('has its owner as the only sender, services as its audience, and no state unless declared', () => {
    expect({ ...Happened }).toMatchObject({
      kind: 'event',
      owner: 'order',
      senders: ['order'],
      audience: 'services',
      carriesState: false,
    });
    const State = event('order.thing-changed.v1', { ...parts, audience: 'external', carriesState: true });
    expect({ ...State }).toMatchObject({
      audience: 'external',
      carriesState: true,
    });
  });

  test('makes a message with the id of its aggregate and with defaults filled in', () => {
    expect(Happened(parts.example)).toEqual({
      type: 'order.thing-happened.v1',
      aggregateId: parts.example.thingId,
      data: { thingId: parts.example.thingId, size: 1 },
    });
  });

  test('drops undeclared fields, so that nothing is sent by accident', () => {
    const more = { ...parts.example, email: 'a@example.com' };
    expect(Happened(more).data).not.toHaveProperty('email');
  });

  test('throws on invalid data', () => {
    expect(() => Happened({ thingId: 'seven' })).toThrow();
  });
});

test('a command has the services of `from` as its senders, and carries no state', () => {
  expect({ ...commandMessage('order.do-thing.v1', { ...parts, from: ['payment'] }) }).toMatchObject({
    kind: 'command',
    owner: 'order',
    senders: ['payment'],
    carriesState: false,
    audience: 'services',
  });
});
