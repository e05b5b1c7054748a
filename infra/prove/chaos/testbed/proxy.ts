/**
 * Starts a TCP proxy for one link of the system. It can pass bytes on, stall the link, slow it down, or reset its
 * connections.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { frameInjector } from './amqp-frames.ts';

export type LinkMode =
  | { kind: 'pass' }
  /**
   * Stops the link: no byte arrives in either direction, and no connection ends. When the mode changes, the held bytes
   * arrive late.
   */
  | { kind: 'stalled' }
  | { kind: 'slow'; latencyMs: number; bytesPerSecond: number };

export type Proxy = {
  readonly port: number;
  /** Returns the number of connections accepted so far. */
  accepted(): number;
  /** Adds a server behind the address of the proxy. Connections are distributed over the servers round-robin. */
  addTarget(port: number): void;
  setMode(mode: LinkMode): void;
  /** Resets every open connection (TCP RST). New connections are accepted. */
  cut(): void;
  /** Inserts these bytes into each client's stream, as if the client had sent them. It works on AMQP links only. */
  inject(frame: Buffer): void;
  close(): Promise<void>;
};

type Pair = { readonly client: Socket; readonly server: Socket; readonly framesToInject: Buffer[] };

/** Holds the state of a link that all connections of one proxy share. */
type Link = {
  mode: LinkMode;
  readonly pairs: Set<Pair>;
  /**
   * Holds functions that close the other side of an ended connection. A stalled link calls them only when its mode
   * changes.
   */
  readonly delayedEnds: Set<() => void>;
};

/** A slow link holds at most this number of bytes in one direction. Above it, the sender is paused. */
const MAX_IN_TRANSIT = 1024 * 1024;

export async function openProxy(options: { targets: readonly number[]; amqp?: boolean }): Promise<Proxy> {
  const targets = [...options.targets];
  const link: Link = { mode: { kind: 'pass' }, pairs: new Set(), delayedEnds: new Set() };
  let accepted = 0;
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    const target = targets[accepted++ % targets.length];
    if (target === undefined) client.destroy();
    else connectPair(link, client, target, options.amqp ?? false);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  // The cast is safe: the address of a listening TCP server is an `AddressInfo`.
  const { port } = listener.address() as AddressInfo;

  return {
    port,
    accepted: () => accepted,
    addTarget: (added) => void targets.push(added),
    setMode: (mode) => setMode(link, mode),
    cut: () => resetAll(link),
    inject(frame) {
      for (const { framesToInject } of link.pairs) framesToInject.push(frame);
    },
    async close() {
      resetAll(link);
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

function connectPair(link: Link, client: Socket, target: number, amqp: boolean): void {
  const server = connect(target, '127.0.0.1');
  const pair: Pair = { client, server, framesToInject: [] };
  link.pairs.add(pair);
  relay(link, client, server, amqp ? frameInjector(() => pair.framesToInject.splice(0)) : undefined);
  relay(link, server, client);
  for (const [socket, other] of [[client, server] as const, [server, client] as const]) {
    socket.setNoDelay(true);
    // Without a listener an 'error' event ends the run. 'close' always follows it and is handled below.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      link.pairs.delete(pair);
      passOnEnd(link, () => other.destroy());
    });
  }
  if (link.mode.kind === 'stalled') pausePair(pair);
}

/** Copies bytes in one direction, with the latency and the bandwidth of the link's present mode. */
function relay(link: Link, from: Socket, to: Socket, transform = (chunk: Buffer) => chunk): void {
  let arrivesAt = 0;
  let inTransit = 0;
  const deliver = (chunk: Buffer) => {
    if (to.write(transform(chunk)) || to.destroyed) return;
    from.pause();
    to.once('drain', () => link.mode.kind !== 'stalled' && from.resume());
  };
  from.on('end', () => passOnEnd(link, () => to.end()));
  from.on('data', (chunk: Buffer) => {
    // after a slow phase, new bytes still wait behind the bytes in transit, so that no byte overtakes another
    if (link.mode.kind !== 'slow' && inTransit === 0) return deliver(chunk);
    const { latencyMs, bytesPerSecond } =
      link.mode.kind === 'slow' ? link.mode : { latencyMs: 0, bytesPerSecond: Number.POSITIVE_INFINITY };
    arrivesAt = Math.max(Date.now() + latencyMs, arrivesAt) + (chunk.length / bytesPerSecond) * 1_000;
    inTransit += chunk.length;
    if (inTransit > MAX_IN_TRANSIT) from.pause();
    setTimeout(() => {
      inTransit -= chunk.length;
      if (!to.destroyed) deliver(chunk);
      if (inTransit <= MAX_IN_TRANSIT && link.mode.kind !== 'stalled') from.resume();
    }, arrivesAt - Date.now());
  });
}

/** Closes the other side of a connection that has ended. A stalled link does so only when its mode changes. */
function passOnEnd(link: Link, end: () => void): void {
  if (link.mode.kind === 'stalled') link.delayedEnds.add(end);
  else end();
}

function setMode(link: Link, mode: LinkMode): void {
  link.mode = mode;
  for (const pair of link.pairs) (mode.kind === 'stalled' ? pausePair : resumePair)(pair);
  if (mode.kind === 'stalled') return;
  for (const end of link.delayedEnds) end();
  link.delayedEnds.clear();
}

function resetAll({ pairs }: Link): void {
  for (const { client, server } of pairs) {
    client.resetAndDestroy();
    server.resetAndDestroy();
  }
}

function pausePair({ client, server }: Pair): void {
  client.pause();
  server.pause();
}

function resumePair({ client, server }: Pair): void {
  client.resume();
  server.resume();
}
