// A declaration is constructor, schema, name and fixture in one: what it refuses to declare, and what it makes.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { commandMessage, event } from './message.ts';

const parts = {
  summary: 'Something happened.',
  aggregate: 'thingId' as const,
  data: z.object({ thingId: z.uuid(), size: z.int().default(1) }),
  example: { thingId: '0197a000-0000-7000-8000-00000000000a' },
};

describe('a name', () => {
  test.each([
    'thing-happened.v1',
    'order.ThingHappened.v1',
    'order.thing-happened',
    'order.thing-happened.v0',
    'order.thing.happened.v1',
    'Order.thing-happened.v1',
  ])('%s is refused with the form it must have', (type) => {
    expect(() => event(type, parts)).toThrow('must read <owner>.<what-happened>.v<major>');
  });

  test('names the owner, hyphens and later majors too', () => {
    expect(event('catalog-inventory.thing-happened.v12', parts).owner).toBe('catalog-inventory');
  });
});

describe('an event', () => {
  const Happened = event('order.thing-happened.v1', parts);

  test('is sent by its owner alone, to services, one fact at a time', () => {
    expect({ ...Happened }).toMatchObject({
      kind: 'event',
      owner: 'order',
      senders: ['order'],
      audience: 'services',
      carriesState: false,
    });
    const Told = event('order.thing-told.v1', { ...parts, audience: 'external', carriesState: true });
    expect({ ...Told }).toMatchObject({
      audience: 'external',
      carriesState: true,
    });
  });

  test('makes a message of its aggregate, with defaults filled in', () => {
    expect(Happened(parts.example)).toEqual({
      type: 'order.thing-happened.v1',
      aggregateId: parts.example.thingId,
      data: { thingId: parts.example.thingId, size: 1 },
    });
  });

  test('drops what it does not declare, so that nothing travels by accident', () => {
    const more = { ...parts.example, email: 'a@example.com' };
    expect(Happened(more).data).not.toHaveProperty('email');
  });

  test('refuses bad data where it is emitted', () => {
    expect(() => Happened({ thingId: 'seven' })).toThrow();
  });
});

test('a command is sent by whom it names, and carries no state', () => {
  expect({ ...commandMessage('order.do-thing.v1', { ...parts, from: ['payment'] }) }).toMatchObject({
    kind: 'command',
    owner: 'order',
    senders: ['payment'],
    carriesState: false,
    audience: 'services',
  });
});
