// Operations: the two halves of an endpoint, and which of them must be repeat-safe.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Endpoint, fillPath, methodAndPath, needsIdempotencyKey, type Operation, operation } from './operation.ts';

const op = (endpoint: Endpoint, rest: Partial<Operation> = {}): Operation => ({
  id: 'x',
  endpoint,
  owner: 'order',
  summary: 'x',
  allow: ['public'],
  reply: z.null(),
  ...rest,
});

test.each<[Endpoint, string, string]>([
  ['GET /orders', 'GET', '/orders'],
  ['DELETE /orders/{orderId}/lines/{lineId}', 'DELETE', '/orders/{orderId}/lines/{lineId}'],
])('%s is %s and %s', (endpoint, method, path) => {
  expect(methodAndPath(op(endpoint))).toEqual({ method, path });
});

test('a POST needs a key unless it says otherwise; nothing else does', () => {
  expect(needsIdempotencyKey(op('POST /orders'))).toBe(true);
  expect(needsIdempotencyKey(op('POST /sessions', { idempotent: false }))).toBe(false);
  expect(
    ['GET /a', 'PUT /a', 'PATCH /a', 'DELETE /a'].map((endpoint) => needsIdempotencyKey(op(endpoint as Endpoint))),
  ).toEqual([false, false, false, false]);
});

test('parameters take their places, whatever they hold', () => {
  expect(fillPath('/orders/{orderId}/lines/{lineId}', { orderId: '7', lineId: 'a/b?c' })).toBe(
    '/orders/7/lines/a%2Fb%3Fc',
  );
});

test.each([
  ['before it is deprecated', '2027-06-30'],
  ['on no day', 'next summer'],
])('an operation cannot go %s', (_, sunset) => {
  expect(() => operation(op('GET /orders', { deprecated: { since: '2027-07-01', sunset } }))).toThrow(
    "operation 'x': deprecated.since and .sunset are days",
  );
});
