import { type AddressInfo, createServer, connect, type Socket } from 'node:net';

type Way = 'up' | 'down';

/**
 * Starts a TCP proxy in front of a real server. The proxy can discard all bytes of one direction, and it can close
 * every connection. The returned `url` leads to the server through the proxy.
 */
export async function proxyTo(url: string) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  const held: Record<Way, (chunk: Buffer) => boolean> = { up: () => false, down: () => false };

  let accepted = 0;
  const server = createServer((client) => {
    accepted++;
    clients.add(client);
    const upstream = connect(Number(target.port), target.hostname);
    forward(client, upstream, 'up');
    forward(upstream, client, 'down');
  });
  function forward(from: Socket, to: Socket, way: Way) {
    sockets.add(from);
    from.on('data', (chunk: Buffer) => {
      if (!held[way](chunk)) to.write(chunk);
    });
    // if the connection on one side ends, the proxy ends the connection on the other side
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  through.searchParams.delete('host'); // `host` may name a Unix socket, which would bypass the proxy

  return {
    url: through.href,
    /** Returns the number of connections that the proxy has accepted since its start. */
    accepted: () => accepted,
    /**
     * Discards all bytes of one direction, beginning with the first chunk for which `from` returns true. `cut` ends the
     * discarding.
     */
    hold(way: Way, from: (chunk: Buffer) => boolean = () => true) {
      let begun = false;
      held[way] = (chunk) => {
        begun ||= from(chunk);
        return begun;
      };
    },
    /** Sends bytes to every client as if they came from the server. */
    inject(bytes: Buffer) {
      for (const client of clients) if (!client.destroyed) client.write(bytes);
    },
    /**
     * Closes every connection, and stops discarding bytes in both directions. On new connections, all bytes therefore
     * pass through the proxy again.
     */
    cut() {
      held.up = () => false;
      held.down = () => false;
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
