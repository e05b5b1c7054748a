import type { ConfirmChannel, Options } from 'amqplib';
import type { Link } from './connection.ts';
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
export type Publisher = { publish(parcel: Parcel): Promise<Fate>; ready(): boolean; close(): Promise<void> };

const CONFIRM_TIMEOUT_MS = 10_000;

/**
 * A confirm is not a route: an unroutable mandatory message is returned *and then* confirmed, so both are watched.
 * No time-out exists in the protocol, so there is one here.
 */
export async function openPublisher(link: Link): Promise<Publisher> {
  let channel: ConfirmChannel | undefined;
  let drained: Promise<void> | undefined;
  const waiting = new Map<number, (fate: Fate) => void>();
  const returned = new Set<string>();
  let serial = 0;

  function giveUpAll() {
    channel = undefined;
    drained = undefined;
    for (const settle of waiting.values()) settle('unknown');
  }

  const closeChannel = await link.keepConfirmChannel(async (opened) => {
    opened.on('return', ({ properties }) => returned.add(String(properties.messageId)));
    channel = opened;
  }, giveUpAll);

  async function waitForRoom() {
    while (drained) await drained;
  }

  function hand(to: ConfirmChannel, parcel: Parcel): Promise<Fate> {
    return new Promise((resolve) => {
      const id = serial++;
      const endTimer = confirmLatency.startTimer();
      const settle = (fate: Fate) => {
        clearTimeout(timer);
        if (waiting.delete(id)) resolve(fate);
      };
      const timer = setTimeout(() => settle('unknown'), CONFIRM_TIMEOUT_MS);
      waiting.set(id, settle);
      const options: Options.Publish = {
        mandatory: true,
        persistent: true,
        contentType: 'application/json',
        messageId: parcel.messageId,
        type: parcel.type,
        headers: parcel.headers ?? {},
      };
      const more = to.publish(parcel.exchange, parcel.routingKey, parcel.body, options, (error: unknown) => {
        endTimer();
        const bounced = returned.delete(parcel.messageId);
        if (bounced) publishReturns.inc({ type: parcel.type });
        settle(error ? 'unknown' : bounced ? 'returned' : 'sent');
      });
      if (!more) {
        drained ??= new Promise((go) => {
          const release = () => {
            drained = undefined;
            go();
          };
          to.once('drain', release);
          to.once('close', release);
        });
      }
    });
  }

  return {
    async publish(parcel) {
      if (drained) await waitForRoom();
      if (!channel || link.blocked) return 'unknown';
      try {
        return await hand(channel, parcel);
      } catch {
        return 'unknown'; // the channel closed under our hands: its supervisor opens another, the row stays unpublished
      }
    },
    ready: () => channel !== undefined,
    close: closeChannel,
  };
}
