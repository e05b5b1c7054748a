// Tests that web pages of the listed origins may call the API from a browser, and all others may not.
import { expect, test } from '@jest/globals';
import request from 'supertest';
import { gatewayApp } from '../../test/app.ts';
import { GatewayConfig } from '../config.ts';

const shop = 'https://shop.example';
const ask = async () => ({ status: 200, headers: { etag: '"v1"' }, body: Buffer.from('{}') });
const app = gatewayApp({ ask, origins: [shop] });
const closed = gatewayApp({ ask });
const preflight = (to: typeof app, origin: string, method = 'POST') =>
  request(to).options('/v1/orders').set({
    Origin: origin,
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': 'authorization',
  });

test('a preflight of a listed origin is allowed, with every header that the API reads', async () => {
  const { status, headers } = await preflight(app, shop);
  expect([status, headers['access-control-allow-origin']]).toEqual([204, shop]);
  expect(headers['access-control-allow-methods']).toBe('GET, POST, PUT, PATCH, DELETE');
  for (const name of ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'Prefer', 'Accept-Language'])
    expect(headers['access-control-allow-headers']).toContain(name);
  expect(headers['vary']).toContain('Origin');
});

test('an answer to a listed origin may be read, with its headers, but without cookies', async () => {
  const { headers } = await request(app).get('/v1/products').set('Origin', shop);
  expect(headers['access-control-allow-origin']).toBe(shop);
  for (const name of ['ETag', 'Location', 'Retry-After', 'RateLimit', 'X-Request-Id'])
    expect(headers['access-control-expose-headers']).toContain(name);
  expect(headers['access-control-allow-credentials']).toBeUndefined();
});

test('a refusal to a listed origin may be read too', async () => {
  const { status, headers } = await request(app).get('/v1/orders').set('Origin', shop);
  expect([status, headers['access-control-allow-origin']]).toEqual([401, shop]);
});

test.each([['https://shop.example.evil'], ['http://shop.example'], ['null']])(
  'the origin %s is not listed and gets no permission',
  async (origin) => {
    const { status, headers } = await preflight(app, origin);
    expect([status, headers['access-control-allow-origin']]).toEqual([403, undefined]);
    const read = await request(app).get('/v1/products').set('Origin', origin);
    expect(read.headers['access-control-allow-origin']).toBeUndefined();
  },
);

test('by default every origin is refused, and the refusal names the setting', async () => {
  const { status, text } = await preflight(closed, shop);
  expect([status, JSON.parse(text).detail]).toEqual([403, expect.stringContaining('CORS_ORIGINS')]);
});

test('a wrong method that is no preflight is still refused with 405', async () => {
  expect((await request(app).options('/v1/orders')).status).toBe(405);
});

const { CORS_ORIGINS: setting } = GatewayConfig.shape;
test('the setting takes several origins and refuses what is not an origin', () => {
  expect(setting.parse(undefined)).toEqual([]);
  expect(setting.parse(' https://a.example, http://localhost:5173 ,')).toEqual([
    'https://a.example',
    'http://localhost:5173',
  ]);
  for (const wrong of ['*', 'https://a.example/', 'a.example', 'https://a.example/shop'])
    expect(setting.safeParse(wrong).success).toBe(false);
});
