// Runs a receiver of webhooks on a real port, as a customer of the shop would run it.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Got = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
type Answer = (response: ServerResponse, got: Got) => void;
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** Returns a receiver that answers every webhook with this status. */
export const answers =
  (status: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end('ok');

/** Starts a receiver that answers 204. `got` has every request that it read to its end. */
export async function openReceiver() {
  const got: Got[] = [];
  let answer: Answer = answers(204);
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() };
      got.push(one);
      answer(response, one);
    });
  });
  server.on('connection', () => connections++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has a port
  return {
    port,
    url: `http://127.0.0.1:${port}/hooks`,
    got,
    connections: () => connections,
    answer(next: Answer) {
      answer = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Returns the headers that the library of Standard Webhooks verifies. */
export const signatureOf = ({ headers }: Got): Record<string, string> =>
  Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name])]),
  );
