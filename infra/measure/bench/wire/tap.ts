import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type Counts, noCounts, wireCounter } from './postgres-messages.ts';

export type Tap = {
  readonly counts: Readonly<Counts>;
  /** Holds the connection string of the same database through the tap, which counts the messages. */
  readonly url: string;
  close(): Promise<void>;
};

/**
 * Opens a proxy between a process and PostgreSQL that counts the messages. It adds latency, so counted work is not
 * timed.
 */
export async function openTap(databaseUrl: string): Promise<Tap> {
  const real = new URL(databaseUrl);
  const counts = noCounts();
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(real.port || 5432), real.hostname);
    const { fromClient, fromServer } = wireCounter(counts);
    client.on('data', fromClient).pipe(upstream);
    upstream.on('data', fromServer).pipe(client);
    for (const [socket, other] of [[client, upstream] as const, [upstream, client] as const]) {
      open.add(socket.setNoDelay(true));
      // Without a listener an 'error' event ends the run. A 'close' event always follows it and is handled below.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // address() of a listening TCP server is an AddressInfo
  const via = new URL(databaseUrl);
  via.searchParams.delete('host'); // without `host`, the process uses no Unix socket, which would bypass the tap
  via.hostname = '127.0.0.1';
  via.port = String(port);
  return {
    counts,
    url: via.href,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
