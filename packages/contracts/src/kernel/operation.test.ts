// Tests the parts of an endpoint, the operations that need an Idempotency-Key, and the days of a deprecation.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Endpoint, fillPath, methodAndPath, needsIdempotencyKey, operation, type Operation } from './operation.ts';

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
])('%s has the method %s and the path %s', (endpoint, method, path) => {
  expect(methodAndPath(op(endpoint))).toEqual({ method, path });
});

test('a POST needs a key unless its declaration says otherwise; no other method needs one', () => {
  expect(needsIdempotencyKey(op('POST /orders'))).toBe(true);
  expect(needsIdempotencyKey(op('POST /sessions', { idempotent: false }))).toBe(false);
  expect(
    ['GET /a', 'PUT /a', 'PATCH /a', 'DELETE /a'].map((endpoint) => needsIdempotencyKey(op(endpoint as Endpoint))),
  ).toEqual([false, false, false, false]);
});

test('the parameters of a path are filled in and percent-encoded', () => {
  expect(fillPath('/orders/{orderId}/lines/{lineId}', { orderId: '7', lineId: 'a/b?c' })).toBe(
    '/orders/7/lines/a%2Fb%3Fc',
  );
});

test.each([
  ['before it is deprecated', '2027-06-30'],
  ['on no day', 'next summer'],
])('an operation that goes %s is refused', (_, sunset) => {
  expect(() => operation(op('GET /orders', { deprecated: { since: '2027-07-01', sunset } }))).toThrow(
    "operation 'x': deprecated.since and .sunset must be days",
  );
});
