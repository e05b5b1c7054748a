import { describe, expect, test } from '@jest/globals';
import { event } from '@toric/contracts/kernel/message';
import type { ConsumeMessage } from 'amqplib';
import { z } from 'zod';
import { decode, redeliveries } from './delivery.ts';

const id = '0197a000-0000-7000-8000-000000000001';
const Noted = event('order.noted.v1', {
  ...{ summary: '', aggregate: 'id' as const, example: { id, size: 1 } },
  data: z.object({ id: z.uuid(), size: z.int() }),
});
const types = new Map([[Noted.type, Noted]]);
const envelope = {
  ...{ id, type: Noted.type, aggregateId: id, version: 1, occurredAt: '2026-01-01T00:00:00.000Z' },
  ...{ correlationId: 'c', causationId: null, traceparent: null, data: { id, size: 1 } },
};
/** Returns the part of a delivery that the tested functions read. */
const raw = (content: object | string, headers: Record<string, unknown> = {}) =>
  ({
    content: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
    properties: { headers },
  }) as unknown as ConsumeMessage;

describe('decode', () => {
  test('returns the parsed data, the envelope and the number of cycles', () => {
    expect(decode(raw(envelope), types)).toMatchObject({ envelope, message: { id, size: 1 }, attempt: 0 });
    expect(decode(raw(envelope, { 'x-attempt': 3 }), types)).toMatchObject({ attempt: 3 });
    expect(decode(raw(envelope, { 'x-attempt': 'three' }), types)).toMatchObject({ attempt: 0 });
  });
  test('ignores keys that it does not know, in the envelope and in the data', () => {
    const wider = { ...envelope, tomorrow: 1, data: { ...envelope.data, tomorrow: 2 } };
    expect(decode(raw(wider), types)).toMatchObject({ message: { id, size: 1 } });
    expect(decode(raw(wider), types)).not.toHaveProperty('message.tomorrow');
  });
  test.each([
    ['{ no json', 'undecodable'],
    ['null', 'undecodable'],
    [{ ...envelope, id: 'seven' }, 'undecodable'],
    [{ ...envelope, version: 0 }, 'undecodable'],
    [{ ...envelope, type: 'order.unheard-of.v1' }, 'unknown-type'],
    [{ ...envelope, data: { id, size: 'large' } }, 'invalid-data'],
    [{ ...envelope, data: null }, 'invalid-data'],
    [{ ...envelope, data: undefined }, 'undecodable'],
  ])('states why it cannot use %j: %s', (content, reason) => {
    expect(decode(raw(content), types)).toMatchObject({ reason, error: expect.stringMatching(/.+/) });
  });
  test('keeps the envelope of an unknown type and of invalid data, so that the letter is found by its id', () => {
    const [unknown, invalid] = [
      { ...envelope, type: 'order.unheard-of.v1' },
      { ...envelope, data: null },
    ];
    expect(decode(raw(unknown), types)).toMatchObject({ envelope: { id: envelope.id } });
    expect(decode(raw(invalid), types)).toMatchObject({ envelope: { id: envelope.id } });
  });
});

test("redeliveries are the broker's count, or none without a count", () => {
  expect(redeliveries(raw('', { 'x-delivery-count': 4 }))).toBe(4);
  expect(redeliveries(raw(''))).toBe(0);
});
