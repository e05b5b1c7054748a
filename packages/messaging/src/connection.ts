import { setTimeout as delay } from 'node:timers/promises';
import { type Channel, type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import type { Logger } from 'pino';
import { connectionBlocked } from './metrics.ts';

type Opened<C> = (channel: C) => Promise<void>;

/** `started`: the first channel is open; nobody need wait for it, for the broker may be away for long. */
export type Kept = { readonly started: Promise<void>; close(): Promise<void> };

/** A supervised connection: `close`, `error` and a lost channel all mean the same: open anew, with jittered back-off. */
export type Link = {
  /** Keeps a channel open for ever: `opened` runs on each new one, `lost` whenever it is gone. */
  keepChannel(opened: Opened<Channel>, lost: () => void): Kept;
  keepConfirmChannel(opened: Opened<ConfirmChannel>, lost: () => void): Kept;
  readonly blocked: boolean;
  readonly connected: boolean;
  close(): Promise<void>;
};

type Connection = { model: ChannelModel; gone: Promise<void> };
type Named = { name: string; log: Logger };

const SOCKET = { timeout: 10_000, keepAlive: true, noDelay: true };
/** What has been up for so long is not failing at once. */
const STEADY_MS = 5_000;
/** The longest pause; a broker that was never reached is still starting, most likely, and asked again sooner. */
const [MOST_MS, MOST_AT_FIRST_MS] = [10_000, 500];
const backoff = (tries: number, most: number) => Math.random() * Math.min(most, 200 * 2 ** tries);

/** Again and again until told to stop: at once after a while of success, with growing pauses after failures. */
async function persist(stop: AbortSignal, once: () => Promise<void>, most = () => MOST_MS): Promise<void> {
  for (let tries = 0; !stop.aborted; tries++) {
    const started = Date.now();
    await once();
    if (Date.now() - started > STEADY_MS) tries = 0;
    if (!stop.aborted) await delay(backoff(tries, most()), undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Resolves when it is closed, for whatever reason; without listeners an error would end the process. */
function goneOf(emitter: ChannelModel | Channel, what: string, { name, log }: Named): Promise<void> {
  return new Promise((resolve) => {
    emitter.on('close', () => resolve());
    emitter.on('error', (error) => log.warn({ err: error, connection: name }, `broker ${what} failed`));
    emitter.on('handler-error', (error) =>
      log.error({ err: error, connection: name }, `broker ${what} listener failed`),
    );
  });
}

export function openLink({ url, ...named }: { url: string } & Named): Link {
  const { name, log } = named;
  const stop = new AbortController();
  const withHeartbeat = new URL(url);
  if (!withHeartbeat.searchParams.has('heartbeat')) withHeartbeat.searchParams.set('heartbeat', '10');
  let current: Connection | undefined;
  let reached = false;
  let told = false;
  let blocked = false;
  let wake: ((connection: Connection) => void)[] = [];

  function setBlocked(value: boolean) {
    blocked = value;
    connectionBlocked.set({ connection: name }, value ? 1 : 0);
  }

  async function connectOnce(): Promise<void> {
    const model = await connect(withHeartbeat.href, { ...SOCKET, clientProperties: { connection_name: name } });
    reached = true;
    if (stop.signal.aborted) return model.close();
    const connection = { model, gone: goneOf(model, 'connection', named) };
    model.on('blocked', () => setBlocked(true));
    model.on('unblocked', () => setBlocked(false));
    current = connection;
    for (const resume of wake.splice(0)) resume(connection);
    await connection.gone;
    current = undefined;
    setBlocked(false);
  }

  /** A broker that starts is not worth a line for every time that it was asked. */
  function tell(error: unknown) {
    log[reached || !told ? 'warn' : 'debug']({ err: error, connection: name }, 'broker unreachable, trying again');
    told = true;
  }

  const supervisor = persist(
    stop.signal,
    () => connectOnce().catch(tell),
    () => (reached ? MOST_MS : MOST_AT_FIRST_MS),
  );
  const nextConnection = () =>
    current ? Promise.resolve(current) : new Promise<Connection>((resolve) => wake.push(resolve));
  const kept = { ...named, stop: stop.signal, nextConnection };

  return {
    keepChannel: (opened, lost) => keep({ ...kept, create: (model) => model.createChannel(), opened, lost }),
    keepConfirmChannel: (opened, lost) =>
      keep({ ...kept, create: (model) => model.createConfirmChannel(), opened, lost }),
    get blocked() {
      return blocked;
    },
    get connected() {
      return current !== undefined;
    },
    async close() {
      stop.abort();
      wake = [];
      await current?.model.close().catch(() => undefined);
      await supervisor;
    },
  };
}

/** Opens a channel, waits until it is gone, opens another. */
function keep<C extends Channel>(options: {
  name: string;
  log: Logger;
  stop: AbortSignal;
  nextConnection: () => Promise<Connection>;
  create: (model: ChannelModel) => Promise<C>;
  opened: Opened<C>;
  lost: () => void;
}): Kept {
  const { name, log, nextConnection, create, opened, lost } = options;
  const closing = new AbortController();
  const stop = AbortSignal.any([options.stop, closing.signal]);
  let channel: C | undefined;

  async function channelOnce(first: () => void): Promise<void> {
    const connection = await nextConnection();
    if (stop.aborted) return;
    const opening = await create(connection.model);
    const gone = goneOf(opening, 'channel', options);
    channel = opening;
    await opened(opening).catch(async (error: unknown) => {
      await opening.close().catch(() => undefined);
      throw error;
    });
    first();
    if (closing.signal.aborted) await opening.close();
    await Promise.race([gone, connection.gone]);
  }

  const started = new Promise<void>((first) => {
    void persist(stop, async () => {
      await channelOnce(first).catch((error: unknown) =>
        log.warn({ err: error, connection: name }, 'channel set-up failed'),
      );
      channel = undefined;
      lost();
    });
  });
  return {
    started,
    async close() {
      closing.abort();
      await channel?.close().catch(() => undefined);
    },
  };
}
