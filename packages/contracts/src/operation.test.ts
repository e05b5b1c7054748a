// Operations: the two halves of an endpoint, and which of them must be repeat-safe.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Endpoint, methodAndPath, needsIdempotencyKey, type Operation } from './operation.ts';

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
