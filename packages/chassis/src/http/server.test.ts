import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
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
