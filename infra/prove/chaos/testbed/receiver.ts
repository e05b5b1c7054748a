import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Opens a receiver of webhooks. It accepts every request and counts them by the id of their event, so that the run can
 * compare the received events with the published ones.
 */
export async function openReceiver() {
  const received = new Map<string, number>();
  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    request.resume();
    request.once('end', () => {
      received.set(id, (received.get(id) ?? 0) + 1);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server that listens on a port has an AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    /**
     * Maps the id of each event to the number of times that it arrived. An event may arrive more than once, but must
     * arrive at least once.
     */
    received: received as ReadonlyMap<string, number>,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
