import { type Channel, type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import type { Logger } from 'pino';
import { backoff, loop } from './loop.ts';
import { connectionBlocked } from './metrics.ts';

type Opened<C> = (channel: C) => Promise<void>;

/**
 * `started` resolves when the first channel is open. The start of a service must not wait for it, because the broker
 * may be away for long.
 */
export type KeptChannel = { readonly started: Promise<void>; close(): Promise<void> };

/**
 * Describes a supervised connection to the broker. amqplib does not replace a channel that was lost while its
 * connection is open. So after every `close`, `error` or lost channel, a new connection or channel is opened, with
 * jittered back-off.
 */
export type Link = {
  /**
   * Keeps a channel open until `close`. `opened` runs on each new channel, and `lost` runs when that channel is gone.
   */
  keepChannel(opened: Opened<Channel>, lost: () => void): KeptChannel;
  keepConfirmChannel(opened: Opened<ConfirmChannel>, lost: () => void): KeptChannel;
  /** Is true while the broker refuses publishing because its memory or disk is short. */
  readonly blocked: boolean;
  readonly connected: boolean;
  close(): Promise<void>;
};

type Connection = { model: ChannelModel; gone: Promise<void> };
type Named = { name: string; log: Logger };

const SOCKET = { timeout: 10_000, keepAlive: true, noDelay: true };
const HEARTBEAT_SECONDS = '10';
const MAX_PAUSE_MS = 10_000;
/**
 * Limits the pause between two tries to reach a broker that was never reached. The limit is short, because such a
 * broker is most likely still starting.
 */
const MAX_PAUSE_AT_FIRST_MS = 500;
/**
 * Limits the set-up of a channel. RabbitMQ sends heartbeats on a connection even if one of its channels never answers,
 * for example because a queue was declared while the broker still started. So a heartbeat does not detect it.
 */
const SET_UP_MS = 30_000;

/**
 * Closes a channel or a connection. An error is ignored, because it only means that the broker or this process has
 * closed it before.
 */
export async function closeQuietly(closable: { close(): Promise<unknown> } | undefined): Promise<void> {
  try {
    await closable?.close();
  } catch {
    // the channel or connection was closed before
  }
}

/**
 * Resolves when the connection or the channel is closed, for any reason. Without a listener for `error`, such an event
 * would end the process.
 */
function goneOf(emitter: ChannelModel | Channel, kind: 'connection' | 'channel', { name, log }: Named): Promise<void> {
  return new Promise((resolve) => {
    emitter.on('close', () => resolve());
    emitter.on('error', (error) => log.warn({ err: error, connection: name }, `broker ${kind} failed`));
    emitter.on('handler-error', (error) =>
      log.error({ err: error, connection: name }, `broker ${kind} listener failed`),
    );
  });
}

export function openLink({ setUpMs = SET_UP_MS, ...options }: { url: string; setUpMs?: number } & Named): Link {
  const { name, log } = options;
  const connection = superviseConnection(options);
  const common = { name, log, setUpMs, stop: connection.stop, nextConnection: connection.next };
  return {
    keepChannel: (opened, lost) => keep({ ...common, create: (model) => model.createChannel(), opened, lost }),
    keepConfirmChannel: (opened, lost) =>
      keep({ ...common, create: (model) => model.createConfirmChannel(), opened, lost }),
    get blocked() {
      return connection.blocked();
    },
    get connected() {
      return connection.connected();
    },
    close: () => connection.close(),
  };
}

function urlWithHeartbeat(url: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', HEARTBEAT_SECONDS);
  return parsed.href;
}

/** Keeps one connection open: when it is gone, opens another one. */
function superviseConnection({ url, ...named }: { url: string } & Named) {
  const { name, log } = named;
  const stopping = new AbortController();
  const href = urlWithHeartbeat(url);
  let current: Connection | undefined;
  let reached = false;
  let warned = false;
  let blocked = false;
  let waiting: ((connection: Connection) => void)[] = [];

  function setBlocked(value: boolean) {
    blocked = value;
    connectionBlocked.set({ connection: name }, value ? 1 : 0);
  }

  async function connectOnce(): Promise<void> {
    const model = await connect(href, { ...SOCKET, clientProperties: { connection_name: name } });
    reached = true;
    if (stopping.signal.aborted) return model.close();
    const connection = { model, gone: goneOf(model, 'connection', named) };
    model.on('blocked', () => setBlocked(true));
    model.on('unblocked', () => setBlocked(false));
    current = connection;
    for (const resolve of waiting.splice(0)) resolve(connection);
    await connection.gone;
    current = undefined;
    setBlocked(false);
  }

  /**
   * Logs that the broker was not reached. While the broker is still starting, only the first failure is logged at
   * `warn`.
   */
  function failed(error: unknown) {
    log[reached || !warned ? 'warn' : 'debug']({ err: error, connection: name }, 'broker unreachable, trying again');
    warned = true;
  }

  const pauseMs = backoff(() => (reached ? MAX_PAUSE_MS : MAX_PAUSE_AT_FIRST_MS));
  const { ended } = loop({ signal: stopping.signal, pauseMs, failed }, connectOnce);
  return {
    stop: stopping.signal,
    blocked: () => blocked,
    connected: () => current !== undefined,
    next: () => (current ? Promise.resolve(current) : new Promise<Connection>((resolve) => waiting.push(resolve))),
    async close() {
      stopping.abort();
      waiting = [];
      await closeQuietly(current?.model);
      await ended;
    },
  };
}

/**
 * Resolves to the result of `setUp`. Throws if the connection closes before. After `ms` milliseconds, closes the
 * connection, which the supervisor then replaces.
 */
async function inTime<R>(setUp: Promise<R>, { model, gone }: Connection, ms: number): Promise<R> {
  const closed = gone.then(() => {
    throw new Error(`the connection closed during the set-up of a channel, for which it has ${ms} ms`);
  });
  const timer = setTimeout(() => void closeQuietly(model), ms);
  try {
    return await Promise.race([setUp, closed]);
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps one channel open: when it is gone, opens another one. */
function keep<C extends Channel>(options: {
  name: string;
  log: Logger;
  setUpMs: number;
  stop: AbortSignal;
  nextConnection: () => Promise<Connection>;
  create: (model: ChannelModel) => Promise<C>;
  opened: Opened<C>;
  lost: () => void;
}): KeptChannel {
  const { name, log, setUpMs, nextConnection, create, opened, lost } = options;
  const closing = new AbortController();
  const signal = AbortSignal.any([options.stop, closing.signal]);
  let channel: C | undefined;

  async function setUp({ model }: Connection): Promise<{ gone: Promise<void> }> {
    const opening = await create(model);
    const gone = goneOf(opening, 'channel', options);
    channel = opening;
    try {
      await opened(opening);
    } catch (error) {
      await closeQuietly(opening);
      throw error;
    }
    return { gone };
  }

  async function channelOnce(started: () => void): Promise<void> {
    const connection = await nextConnection();
    if (signal.aborted) return;
    const { gone } = await inTime(setUp(connection), connection, setUpMs);
    started();
    if (closing.signal.aborted) await closeQuietly(channel);
    await Promise.race([gone, connection.gone]);
  }

  const failed = (error: unknown) => log.warn({ err: error, connection: name }, 'channel set-up failed');
  const started = new Promise<void>((resolve) => {
    loop({ signal, pauseMs: backoff(() => MAX_PAUSE_MS), failed }, () =>
      channelOnce(resolve).finally(() => {
        channel = undefined;
        lost();
      }),
    );
  });
  return {
    started,
    async close() {
      closing.abort();
      await closeQuietly(channel);
    },
  };
}
