// Tests which operations are open to API keys, and by which scopes.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { hasScope, isForKeys, needsSecondPerson, scopesOf } from './key-scopes.ts';
import type { Operation } from '../../kernel/operation.ts';

const op = (change: Partial<Operation>): Operation => ({
  ...{ id: 'listOrders', endpoint: 'GET /orders', owner: 'order', summary: 'List', reply: z.null() },
  allow: ['customer:self', 'sales'],
  ...change,
});

test('an operation is opened by its name, or by the group of its first part and its method', () => {
  expect(scopesOf(op({}))).toEqual(['listOrders', 'orders:read']);
  expect(scopesOf(op({ id: 'shipOrder', endpoint: 'POST /orders/{orderId}/ship' }))).toEqual([
    'shipOrder',
    'orders:write',
  ]);
  expect(
    [['listOrders'], ['orders:read'], ['orders:write'], ['stock:read'], []].map((scopes) =>
      hasScope({ scopes }, op({})),
    ),
  ) //
    .toEqual([true, true, false, false, false]);
});

test.each([
  ['a write of money', 'POST /payments/{orderId}/capture', true],
  ['a price', 'PUT /products/{handle}/packs/{packId}', true],
  ['a change of many records', 'POST /jobs/{service}/{jobId}/start', true],
  ['a prescription, also to read it', 'GET /customers/{customerId}/prescriptions', true],
  ['a complaint about a lens', 'GET /complaints/{complaintId}', true],
  ['reading payments', 'GET /payments', false],
  ['a parcel', 'POST /orders/{orderId}/ship', false],
  ['whether a prescription is valid', 'GET /customers/{customerId}/prescription-validity', false],
] as [string, Operation['endpoint'], boolean][])(
  'a key gets %s with a second person or without one',
  (_, endpoint, needed) => {
    expect(needsSecondPerson(op({ endpoint }))).toBe(needed);
  },
);

test.each([
  ['its own keys', { endpoint: 'POST /api-keys' }],
  ['roles', { endpoint: 'PATCH /staff/{staffId}' }],
  ['second factors', { endpoint: 'POST /account/second-factor' }],
  ['passwords', { endpoint: 'POST /password-resets' }],
  ['sessions', { endpoint: 'GET /sessions' }],
  ['the desk of a person', { endpoint: 'GET /desk/views' }],
  ['the search over everything', { endpoint: 'GET /search' }],
  ['the test clock', { endpoint: 'POST /test-clock' }],
  ['the training shop', { endpoint: 'POST /training/reset' }],
  ['approvals', { endpoint: 'POST /coupons/{couponId}/approve' }],
  ['one half of a rule about two people', { id: 'requestRefund' }],
  ['the word of a person who has seen a document', { id: 'confirmPrescription' }],
  ['operations for customers only', { allow: ['customer:self'] }],
  ['operations that only the gateway calls', { internal: true }],
] as [string, Partial<Operation>][])('no scope opens %s', (_, change) => {
  const operation = op(change);
  expect(isForKeys(operation)).toBe(false);
  expect(hasScope({ scopes: [...scopesOf(operation)] }, operation)).toBe(false);
});
