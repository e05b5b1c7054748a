/**
 * Serves a web page with one script, and receives the messages of the page, as the server of a shop's own web site
 * does.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Told = z.looseObject({});
export type Told = z.output<typeof Told>;
/**
 * Maps the name of a message of the page to the function that answers it. The answer may take as long as the work of
 * the test.
 */
type Listeners = Readonly<Record<string, (told: Told) => Promise<unknown>>>;

async function bodyOf(request: IncomingMessage): Promise<Told> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Told.parse(JSON.parse(Buffer.concat(parts).toString() || '{}'));
}

/** Starts the server of the page. `show` sets the script of the page and the listeners of its messages. */
export async function servePage() {
  let script = '';
  let listeners: Listeners = {};
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const name = (request.url ?? '/').slice(1);
    if (name === 'app.js') return response.setHeader('content-type', 'text/javascript').end(script);
    if (request.method !== 'POST')
      return response.setHeader('content-type', 'text/html').end('<!doctype html><script src="/app.js"></script>');
    const result = await listeners[name]?.(await bodyOf(request));
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(result ?? null));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has a port
  return {
    origin: `http://127.0.0.1:${port}`,
    show(shown: string, heard: Listeners) {
      script = shown;
      listeners = heard;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
