import { expect, test } from '@jest/globals';
import { SignIn } from '@toric/contracts/customer/accounts/session.http';
import { GetProduct, ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import request from 'supertest';
import { gatewayApp } from '../../test/app.ts';
import { operations } from './operations.ts';
import { limitOf } from './rate-limit.ts';

const address = '192.0.2.1';
const webhooks = operations.filter(({ rawBody }) => rawBody);
const answered = async () => ({ status: 200, headers: {}, body: Buffer.from('{"data":[]}') });

test('public reads of a caller with a token are counted by the caller, not by the address', () => {
  for (const operation of [ListProducts, GetProduct]) {
    expect(limitOf(operation, 'a-shop', address)).toEqual({ name: 'reads', key: 'a-shop' });
    expect(limitOf(operation, undefined, address)).toEqual({ name: 'requests', key: address });
  }
});

test('webhooks have an allowance of their own', () => {
  expect(webhooks.length).toBeGreaterThan(0);
  for (const operation of webhooks) expect(limitOf(operation, undefined, address).name).toBe('webhooks');
});

test('guesses at secrets are counted by address, even with a token', () => {
  expect(limitOf(SignIn, 'somebody', address)).toEqual({ name: 'sensitive', key: address });
  expect(limitOf(PlaceOrder, 'somebody', address)).toEqual({ name: 'requests', key: 'somebody' });
});

test('400 webhooks are accepted from an address whose other requests are used up', async () => {
  const app = gatewayApp({ ask: answered, limits: { requests: 2, webhooks: 400 } });
  const search = () => request(app).get('/v1/products');
  expect([(await search()).status, (await search()).status, (await search()).status]).toEqual([200, 200, 429]);
  const path = `/v1${webhooks[0]?.endpoint.split(' ')[1]}`;
  const statuses = new Set<number>();
  for (let at = 0; at < 400; at++) statuses.add((await request(app).post(path).send({})).status);
  expect([...statuses]).toEqual([200]);
});

test('a shop with a token may read when the anonymous requests of its address are used up', async () => {
  const app = gatewayApp({ ask: answered, limits: { requests: 1, reads: 5 } });
  const search = (headers: Record<string, string> = {}) => request(app).get('/v1/products').set(headers);
  const statuses = [await search(), await search(), await search({ Authorization: 'Bearer sales' })];
  expect(statuses.map(({ status }) => status)).toEqual([200, 429, 200]);
  expect(statuses[2]?.headers['ratelimit-policy']).toBe('"reads";q=5;w=60');
});
