import type { ConfirmChannel, Options } from 'amqplib';
import type { Kept, Link } from './connection.ts';
import { confirmLatency, publishReturns } from './metrics.ts';

export type Parcel = {
  exchange: string;
  routingKey: string;
  messageId: string;
  type: string;
  body: Buffer;
  headers?: Record<string, unknown>;
};

/** `sent`: confirmed and not returned. `returned`: no queue is bound. `unknown`: nothing was said in time. */
export type Fate = 'sent' | 'returned' | 'unknown';
export type Publisher = { publish(parcel: Parcel): Promise<Fate>; ready(): boolean } & Kept;

/** A channel with what is under way on it; all of it ends with the channel. */
type Open = {
  channel: ConfirmChannel;
  /** Counted, for one message may be under way twice: from memory and from the relay. */
  returns: Map<string, number>;
  /** Set while the socket's buffer is full. */
  room: { wait: Promise<void>; free: () => void } | undefined;
};

const CONFIRM_TIMEOUT_MS = 10_000;

const optionsOf = (parcel: Parcel): Options.Publish => ({
  mandatory: true,
  persistent: true,
  contentType: 'application/json',
  messageId: parcel.messageId,
  type: parcel.type,
  headers: parcel.headers ?? {},
});

/**
 * A confirm is not a route: an unroutable mandatory message is returned *and then* confirmed, so both are watched.
 * No time-out exists in the protocol, so there is one here. `declare` runs on every new channel before it is used.
 */
export function openPublisher(link: Link, declare: (channel: ConfirmChannel) => Promise<void>): Publisher {
  let open: Open | undefined;

  async function opened(channel: ConfirmChannel): Promise<void> {
    await declare(channel);
    const next: Open = { channel, returns: new Map(), room: undefined };
    channel.on('return', ({ properties }) => {
      const id = String(properties.messageId);
      next.returns.set(id, (next.returns.get(id) ?? 0) + 1);
    });
    channel.on('drain', () => makeRoom(next));
    open = next;
  }

  // what is unconfirmed is failed by the channel itself
  function lost(): void {
    if (open) makeRoom(open);
    open = undefined;
  }

  return {
    ...link.keepConfirmChannel(opened, lost),
    async publish(parcel) {
      const on = open;
      if (!on || link.blocked) return 'unknown';
      return within(CONFIRM_TIMEOUT_MS, async () => {
        while (on.room) await on.room.wait;
        const fate = on === open ? hand(on, parcel) : 'unknown';
        // fail-point C5: published, not confirmed
        return fate;
      });
    },
    ready: () => open !== undefined,
  };
}

function makeRoom(on: Open): void {
  on.room?.free();
  on.room = undefined;
}

function fillUp(on: Open): void {
  let free: () => void = () => undefined;
  const wait = new Promise<void>((go) => {
    free = go;
  });
  on.room ??= { wait, free };
}

function hand(on: Open, parcel: Parcel): Promise<Fate> {
  return new Promise((resolve) => {
    const endTimer = confirmLatency.startTimer();
    const room = on.channel.publish(
      parcel.exchange,
      parcel.routingKey,
      parcel.body,
      optionsOf(parcel),
      (error: unknown) => {
        endTimer();
        const returned = takeReturn(on, parcel);
        resolve(error ? 'unknown' : returned ? 'returned' : 'sent');
      },
    );
    if (!room) fillUp(on);
  });
}

/** The return comes before the confirm, on the same channel. */
function takeReturn({ returns }: Open, { messageId, type }: Parcel): boolean {
  const count = returns.get(messageId);
  if (!count) return false;
  if (count === 1) returns.delete(messageId);
  else returns.set(messageId, count - 1);
  publishReturns.inc({ type });
  return true;
}

/** A channel that closes under our hands throws: its supervisor opens another, and the message stays unpublished. */
async function within(ms: number, act: () => Promise<Fate>): Promise<Fate> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Fate>((resolve) => {
    timer = setTimeout(() => resolve('unknown'), ms);
  });
  const fate = await Promise.race([act().catch((): Fate => 'unknown'), silence]);
  clearTimeout(timer);
  return fate;
}
