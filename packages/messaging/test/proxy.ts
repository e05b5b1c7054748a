// A TCP relay between a service and a real server: it can swallow what goes one way, and cut every connection.
import { type AddressInfo, createServer, connect, type Socket } from 'node:net';

type Way = 'up' | 'down';

/** `url`: of the server; the answer's `url` leads to it through the proxy. */
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
    // a cut connection ends on both sides
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  through.searchParams.delete('host'); // a Unix socket has no wire to cut

  return {
    url: through.href,
    /** How many connections there have been. */
    accepted: () => accepted,
    /** Swallows what goes this way, from the first piece that `from` accepts. */
    hold(way: Way, from: (chunk: Buffer) => boolean = () => true) {
      let begun = false;
      held[way] = (chunk) => {
        begun ||= from(chunk);
        return begun;
      };
    },
    /** Says something to every client in the server's name, while the server itself is silent. */
    say(bytes: Buffer) {
      for (const client of clients) if (!client.destroyed) client.write(bytes);
    },
    /** Ends every connection; new ones are let through unharmed. */
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
