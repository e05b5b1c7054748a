// Tests that every answer of a deprecated operation and the API reference say that it is deprecated.
import { expect, test } from '@jest/globals';
import { Id } from '@toric/contracts/kernel/common';
import { operation } from '@toric/contracts/kernel/operation';
import request from 'supertest';
import { z } from 'zod';
import { gatewayApp } from '../../test/app.ts';
import { openApiDocument } from '../reference/openapi.ts';

const old = operation({
  id: 'listParcels',
  endpoint: 'GET /orders/{orderId}/parcels',
  owner: 'order',
  summary: 'List parcels',
  allow: ['public'],
  params: z.strictObject({ orderId: Id }),
  reply: z.object({}),
  deprecated: { since: '2027-01-01', sunset: '2027-07-01', successor: '/orders/{orderId}/shipments' },
});
const operations = [old, operation({ ...old, id: 'secret', endpoint: 'GET /secret', allow: ['admin'] })];
const app = gatewayApp({ operations, ask: async () => ({ status: 200, headers: {}, body: Buffer.from('{}') }) });

test('an answer names the day of the deprecation, the day of the sunset and the successor', async () => {
  const { status, headers } = await request(app).get('/v1/orders/42/parcels');
  expect([status, headers['deprecation'], headers['sunset'], headers['link']]).toEqual([
    200,
    '@1798761600',
    'Thu, 01 Jul 2027 00:00:00 GMT',
    '</v1/orders/42/shipments>; rel="successor-version"',
  ]);
});

test('a refusal names them too, because a refused client still has to move', async () => {
  const { status, headers } = await request(app).get('/v1/secret');
  expect([status, headers['sunset']]).toEqual([401, 'Thu, 01 Jul 2027 00:00:00 GMT']);
});

test('the reference marks the operation as deprecated', () => {
  const documented = openApiDocument(operations).paths?.['/v1/orders/{orderId}/parcels']?.get;
  expect(documented?.deprecated).toBe(true);
  expect(documented?.description).toContain('answers until 2027-07-01. Use `/v1/orders/{orderId}/shipments` instead.');
});
