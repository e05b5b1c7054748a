// A TCP relay on one link of the system, whose weather can be changed: it passes, cuts, goes silent, or crawls.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { frameScanner } from './amqp-frames.ts';

export type Weather =
  | { kind: 'pass' }
  | { kind: 'silent' }
  | { kind: 'slow'; latencyMs: number; bytesPerSecond: number };

export type Proxy = {
  readonly port: number;
  /** Connections so far. */
  accepted(): number;
  /** Another server behind the same address: connections take turns. */
  addTarget(port: number): void;
  /** `silent`: both ways nothing arrives and nothing breaks; with `pass` what was held up arrives late. */
  weather(weather: Weather): void;
  /** Breaks every connection with a reset; new ones are let through. */
  cut(): void;
  /** AMQP links: these bytes follow the client's present frames, as if it had sent them. */
  inject(frame: Buffer): void;
  close(): Promise<void>;
};

type Pair = { client: Socket; server: Socket; inject: Buffer[] };

/** Held for a slow link before the sender is told to wait. */
const IN_TRANSIT = 1024 * 1024;

export async function openProxy(options: { targets: readonly number[]; amqp?: boolean }): Promise<Proxy> {
  const targets = [...options.targets];
  const pairs = new Set<Pair>();
  const wayward = new Set<() => void>();
  let weather: Weather = { kind: 'pass' };
  let accepted = 0;

  function open(client: Socket): void {
    const port = targets[accepted++ % targets.length];
    if (port === undefined) return void client.destroy();
    const server = connect(port, '127.0.0.1');
    const pair: Pair = { client, server, inject: [] };
    pairs.add(pair);
    const scan = options.amqp ? frameScanner(() => pair.inject.splice(0)) : undefined;
    relay(client, server, scan);
    relay(server, client);
    for (const [socket, other] of [[client, server] as const, [server, client] as const]) {
      socket.setNoDelay(true);
      // without a listener an error would end the run; `close` follows it and says the same
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        tell(() => other.destroy());
      });
    }
    if (weather.kind === 'silent') pause(pair);
  }

  /** A silent link does not tell one end that the other has gone. */
  function tell(news: () => void): void {
    if (weather.kind === 'silent') wayward.add(news);
    else news();
  }

  function relay(from: Socket, to: Socket, scan: (chunk: Buffer) => Buffer = (chunk) => chunk): void {
    let arrival = 0;
    let inTransit = 0;
    const deliver = (chunk: Buffer) => {
      if (to.write(scan(chunk)) || to.destroyed) return;
      from.pause();
      to.once('drain', () => weather.kind !== 'silent' && from.resume());
    };
    from.on('end', () => tell(() => to.end()));
    from.on('data', (chunk: Buffer) => {
      if (weather.kind !== 'slow' && inTransit === 0) return deliver(chunk);
      const { latencyMs, bytesPerSecond } =
        weather.kind === 'slow' ? weather : { latencyMs: 0, bytesPerSecond: Number.POSITIVE_INFINITY };
      arrival = Math.max(Date.now() + latencyMs, arrival) + (chunk.length / bytesPerSecond) * 1_000;
      inTransit += chunk.length;
      if (inTransit > IN_TRANSIT) from.pause();
      setTimeout(() => {
        inTransit -= chunk.length;
        if (!to.destroyed) deliver(chunk);
        if (inTransit <= IN_TRANSIT && weather.kind !== 'silent') from.resume();
      }, arrival - Date.now());
    });
  }

  const server = createServer({ allowHalfOpen: true }, open);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one

  function cut(): void {
    for (const { client, server: upstream } of pairs) {
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    }
  }

  return {
    port,
    accepted: () => accepted,
    addTarget: (added) => void targets.push(added),
    weather(next) {
      weather = next;
      for (const pair of pairs) (next.kind === 'silent' ? pause : resume)(pair);
      if (next.kind === 'silent') return;
      for (const end of wayward) end();
      wayward.clear();
    },
    cut,
    inject(frame) {
      for (const { inject } of pairs) inject.push(frame);
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pause({ client, server }: Pair): void {
  client.pause();
  server.pause();
}

function resume({ client, server }: Pair): void {
  client.resume();
  server.resume();
}
