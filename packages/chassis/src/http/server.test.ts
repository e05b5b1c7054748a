import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { connect } from 'node:net';
import express from 'express';
import { closeServer, serve } from './server.ts';

test('requests and responses are created with the prototypes that Express would set', async () => {
  const app = express().get('/', (request, response) => void response.json(request.query));
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  const made: boolean[] = [];
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    made.push(Object.getPrototypeOf(request) === app.request, Object.getPrototypeOf(response) === app.response);
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/?made=so`);
  expect(await answer.json()).toEqual({ made: 'so' });
  expect(made).toEqual([true, true]);
  await closeServer(server);
});

test('a port that is taken is an error at once', async () => {
  const server = await serve(express(), { port: 0, host: '127.0.0.1' });
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  await expect(serve(express(), { port, host: '127.0.0.1' })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await closeServer(server);
});

test.each([
  ['headers', 'POST / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
  ['body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n'],
])('a request whose %s come drop by drop is cut off in time', async (_, start) => {
  const app = express().post('/', express.json(), (_request, response) => void response.json({}));
  const server = await serve(app, { port: 0, host: '127.0.0.1', requestMs: 600 });
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  const socket = connect(port, '127.0.0.1', () => socket.write(start));
  socket.on('error', () => undefined);
  const began = Date.now();
  const drip = setInterval(() => socket.write(' '), 50);
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('close', () => resolve(text));
  });
  clearInterval(drip);
  expect(answer).toMatch(/^HTTP\/1.1 408 /);
  expect(Date.now() - began).toBeLessThan(3_000);
  await closeServer(server);
});
