/** Tests that every answer has the headers that protect it, also a request that is refused before its route. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import request from 'supertest';
import { gatewayApp } from '../test/app.ts';

const ask = async () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') });
const app = gatewayApp({ ask });

/** Sends the lines of a request unchanged, and returns the answer as text. */
async function sendRaw(...lines: string[]): Promise<string> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has a port
  const socket = connect(port, '127.0.0.1');
  socket.end(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
  let text = '';
  for await (const part of socket) text += String(part);
  server.close();
  return text.toLowerCase();
}

const EVERY: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=31536000; includesubdomains',
  'content-security-policy':
    "default-src 'none';object-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'deny',
};

test.each([
  ['an answer of the API', 'GET /v1/products HTTP/1.1', 'Host: shop.example'],
  ['a refusal of the API', 'GET /v1/orders HTTP/1.1', 'Host: shop.example'],
  ['an unknown path', 'GET /no/such/path HTTP/1.1', 'Host: shop.example'],
  ['a header twice', 'GET /v1/products HTTP/1.1', 'Host: shop.example', 'Authorization: a', 'Authorization: b'],
  ['bytes that are not UTF-8', 'GET /v1/products?q=%ff%fe HTTP/1.1', 'Host: shop.example'],
  ['a key in the URL', `GET /v1/products?q=tk_live_${'a'.repeat(8)}_${'A'.repeat(49)} HTTP/1.1`, 'Host: shop.example'],
])('%s is answered with the headers that protect a browser', async (_, ...lines) => {
  const answer = await sendRaw(...lines);
  for (const [name, value] of Object.entries(EVERY)) expect(answer).toContain(`\r\n${name}: ${value}\r\n`);
});

test('TRACE sends nothing back of the request', async () => {
  const answer = await sendRaw(
    'TRACE /v1/orders HTTP/1.1',
    'Host: shop.example',
    'Authorization: Bearer secret-of-ana',
  );
  expect(answer).toContain('405');
  expect(answer).not.toContain('secret-of-ana');
});

test('a request whose two lengths differ is refused, so that no second request hides in it', async () => {
  const answer = await sendRaw(
    ...['POST /v1/sessions HTTP/1.1', 'Host: shop.example', 'Content-Length: 4', 'Transfer-Encoding: chunked'],
  );
  expect(answer).toMatch(/^http\/1\.1 400/);
});

test('every answer of the API says that it is JSON', async () => {
  for (const path of ['/v1/products', '/v1/orders', '/no/such/path']) {
    const { headers } = await request(app).get(path);
    expect(headers['content-type']).toMatch(/^application\/(?:problem\+)?json/);
  }
});
