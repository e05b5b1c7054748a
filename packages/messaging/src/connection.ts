import { setTimeout as delay } from 'node:timers/promises';
import { type Channel, type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import type { Logger } from 'pino';
import { connectionBlocked } from './metrics.ts';

type Opened<C> = (channel: C) => Promise<void>;

/** A supervised connection: `close`, `error` and a lost channel all mean the same: open anew, with jittered back-off. */
export type Link = {
  /** Keeps a channel open for ever: `opened` runs on each new one, `lost` whenever it is gone. */
  keepChannel(opened: Opened<Channel>, lost: () => void): Promise<() => Promise<void>>;
  keepConfirmChannel(opened: Opened<ConfirmChannel>, lost: () => void): Promise<() => Promise<void>>;
  readonly blocked: boolean;
  readonly connected: boolean;
  close(): Promise<void>;
};

const SOCKET = { timeout: 10_000, keepAlive: true, noDelay: true };
const backoff = (tries: number) => Math.random() * Math.min(10_000, 200 * 2 ** tries);

export function openLink({ url, name, log }: { url: string; name: string; log: Logger }): Link {
  const stop = new AbortController();
  const withHeartbeat = new URL(url);
  if (!withHeartbeat.searchParams.has('heartbeat')) withHeartbeat.searchParams.set('heartbeat', '10');
  let current: { model: ChannelModel; gone: Promise<void> } | undefined;
  let blocked = false;
  let wake: (() => void)[] = [];

  function setBlocked(value: boolean) {
    blocked = value;
    connectionBlocked.set({ connection: name }, value ? 1 : 0);
  }
  setBlocked(false);

  async function open(): Promise<void> {
    const model = await connect(withHeartbeat.href, { ...SOCKET, clientProperties: { connection_name: name } });
    if (stop.signal.aborted) return model.close();
    const gone = new Promise<void>((resolve) => {
      model.on('close', () => resolve());
      model.on('error', (error) => log.warn({ err: error, connection: name }, 'broker connection failed'));
      model.on('handler-error', (error) =>
        log.error({ err: error, connection: name }, 'broker connection listener failed'),
      );
      model.on('blocked', () => setBlocked(true));
      model.on('unblocked', () => setBlocked(false));
    });
    current = { model, gone };
    for (const resume of wake.splice(0)) resume();
    await gone;
    current = undefined;
    setBlocked(false);
  }

  async function supervise(): Promise<void> {
    for (let tries = 0; !stop.signal.aborted; tries++) {
      const started = Date.now();
      await open().catch((error: unknown) =>
        log.warn({ err: error, connection: name }, 'broker unreachable, trying again'),
      );
      if (Date.now() - started > 5_000) tries = 0;
      if (!stop.signal.aborted) await delay(backoff(tries), undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }
  const supervisor = supervise();

  function nextConnection(): Promise<void> {
    return current ? Promise.resolve() : new Promise((resolve) => wake.push(resolve));
  }

  /** Opens, waits until it is gone, opens again. Resolves when it is open for the first time. */
  async function keep<C extends Channel>(
    create: (model: ChannelModel) => Promise<C>,
    opened: Opened<C>,
    lost: () => void,
  ) {
    let channel: C | undefined;
    let closing = false;
    async function once(first: () => void): Promise<void> {
      await nextConnection();
      const connection = current;
      if (!connection || closing) return;
      const opening = await create(connection.model);
      const gone = new Promise<void>((resolve) => {
        opening.on('close', () => resolve());
        opening.on('error', (error) => log.warn({ err: error, connection: name }, 'broker channel failed'));
        opening.on('handler-error', (error) =>
          log.error({ err: error, connection: name }, 'broker channel listener failed'),
        );
      });
      channel = opening;
      await opened(opening).catch(async (error: unknown) => {
        await opening.close().catch(() => undefined);
        throw error;
      });
      first();
      if (closing) await opening.close();
      await Promise.race([gone, connection.gone]);
    }
    const ready = new Promise<void>((first) => {
      async function loop() {
        for (let tries = 0; !stop.signal.aborted && !closing; tries++) {
          const started = Date.now();
          await once(first).catch((error: unknown) =>
            log.warn({ err: error, connection: name }, 'channel set-up failed'),
          );
          channel = undefined;
          lost();
          if (Date.now() - started > 5_000) tries = 0;
          if (!closing) await delay(backoff(tries), undefined, { signal: stop.signal }).catch(() => undefined);
        }
      }
      void loop();
    });
    await ready;
    return async () => {
      closing = true;
      await channel?.close().catch(() => undefined);
    };
  }

  return {
    keepChannel: (opened, lost) => keep((model) => model.createChannel(), opened, lost),
    keepConfirmChannel: (opened, lost) => keep((model) => model.createConfirmChannel(), opened, lost),
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
